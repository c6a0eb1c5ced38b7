package org.wengang.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.cell.FileRow;
import org.wengang.web.Message;

/**
 * What is known of a worker or a filing, and who said so: a row of a file, or an officer who
 * corrected it.
 *
 * @param fact its name as in its schema; beside those {@code name}, {@code mobile}, {@code
 *     employer_name}, {@code organisation_name}, {@code uscc} and {@code remark}
 * @param value as the policy engine's types read it ({@code 130110}, {@code private}, {@code
 *     2021-02-11}, {@code 7}); a mobile number masked; null where an officer put it right to not
 *     known
 * @param importId of the file that said it; null where an officer did, likewise its name
 * @param sheet of that file; null where it has one, or an officer said it
 * @param row of that sheet, 1-based; 0 where an officer said it
 * @param statedOn the day the file came, or the officer said it
 * @param officer by their name on that day; null where a file said it, likewise the reason
 * @param reason why it was put right; "" where nothing known was changed, but something learnt at a
 *     contact
 */
public record FactSource(
        String fact,
        @Nullable String value,
        @Nullable UUID importId,
        @Nullable String fileName,
        @Nullable String sheet,
        int row,
        LocalDate statedOn,
        @Nullable String officer,
        @Nullable String reason) {

    /**
     * What said it, as a sentence of a page: {@code registry.worker.said}, {@code
     * registry.corrected} or {@code registry.learnt}.
     */
    public Message said() {
        if (importId != null) {
            return Message.of("registry.worker.said", String.valueOf(fileName), place(), statedOn);
        }
        return reason == null || reason.isEmpty()
                ? Message.of("registry.learnt", statedOn, String.valueOf(officer))
                : Message.of("registry.corrected", statedOn, String.valueOf(officer), reason);
    }

    /** The row of the file, in words: 第 3 行, or 工作表“二月”第 3 行. */
    public Message place() {
        return FileRow.said(sheet, row);
    }
}
