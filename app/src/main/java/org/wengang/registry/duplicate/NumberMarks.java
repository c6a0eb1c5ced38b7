package org.wengang.registry.duplicate;

import java.nio.ByteBuffer;
import org.wengang.kernel.ResidentId;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * Marks by which numbers are found that differ by a slip of the pen: the first 17 digits with each
 * one left out in turn, under the name. One digit wrong leaves the same mark at the same place, two
 * neighbours swapped leave the same marks at each other's places. The last character follows from
 * the others and tells nothing more. Not for several threads.
 */
final class NumberMarks {

    static final int COUNT = 17;

    private final FieldCipher cipher;
    private final FieldCipher.Marker marker;

    NumberMarks(FieldCipher cipher) {
        this.cipher = cipher;
        this.marker = cipher.marker(Purpose.NUMBER_MARKS);
    }

    /**
     * @return {@link #COUNT} marks, in the order of the digits left out
     */
    Long[] of(ResidentId id, String name) {
        var named = ByteBuffer.wrap(cipher.blindIndex(Purpose.NAME_MARKS, name)).getLong();
        var digits = Long.parseLong(id.value(), 0, COUNT, 10);
        var marks = new Long[COUNT];
        for (long at = COUNT, below = 1; at > 0; at--, below *= 10) {
            var without = digits / (below * 10) * below + digits % below;
            marks[(int) at - 1] = marker.mark(named, without);
        }
        return marks;
    }
}
