package org.wengang.voucher.till;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherCode;
import org.wengang.web.Answer;
import org.wengang.web.Page;

/** A photo of a QR code instead of a typed code. The photo is read and kept nowhere. */
@Controller
final class TillScanController {

    private final TillDesk desk;

    TillScanController(TillDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/till/scan")
    Answer scan(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    try {
                        var text = PhotoOfCode.text(bytes(photo));
                        return desk.look(page, till, VoucherCode.typed(text).grouped(), "photo");
                    } catch (Refused refused) {
                        return desk.refused(page, till, "", "photo", refused);
                    }
                });
    }

    /** Of one that is too large no more than it takes to know that. */
    private static byte[] bytes(@Nullable MultipartFile photo) {
        if (photo == null) {
            return new byte[0];
        }
        try (var in = photo.getInputStream()) {
            return in.readNBytes(PhotoOfCode.LARGEST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
