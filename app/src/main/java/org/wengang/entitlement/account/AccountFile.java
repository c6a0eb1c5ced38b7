package org.wengang.entitlement.account;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.account.AccountDraft.Outcome;
import org.wengang.entitlement.account.AccountFileResult.Fault;
import org.wengang.entitlement.account.BankAccount.Kind;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Refused;
import org.wengang.kernel.Uscc;
import org.wengang.registry.Subjects;
import org.wengang.registry.Subjects.Numbered;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetReader.Limits;
import org.wengang.sheet.SheetReader.Wanted;
import org.wengang.sheet.SheetRow;
import org.wengang.web.FormErrors;
import org.wengang.web.Message;

/** Accounts of many payees in one sheet, each found by the number of its document or its code. */
@Component
final class AccountFile {

    /** As many as are read in one go. */
    static final int MOST_ROWS = 20_000;

    private static final String NUMBER = "证件号码";
    private static final String HOLDER = "户名";
    private static final String ACCOUNT = "账号";
    private static final String BANK = "开户银行";
    private static final String BANK_CODE = "联行号";
    private static final String REASON = "变更原因";

    /** For those who make such a file. */
    static final String NEEDED = String.join("、", NUMBER, HOLDER, ACCOUNT, BANK);

    static final String OPTIONAL = String.join("、", BANK_CODE, REASON);

    private static final Wanted WANTED =
            new Wanted(
                    List.of(NUMBER, HOLDER, ACCOUNT, BANK),
                    Map.ofEntries(
                            Map.entry("身份证号", NUMBER),
                            Map.entry("身份证号码", NUMBER),
                            Map.entry("统一社会信用代码", NUMBER),
                            Map.entry("姓名", HOLDER),
                            Map.entry("账户名称", HOLDER),
                            Map.entry("银行账号", ACCOUNT),
                            Map.entry("银行卡号", ACCOUNT),
                            Map.entry("卡号", ACCOUNT),
                            Map.entry("收款账号", ACCOUNT),
                            Map.entry("开户行", BANK),
                            Map.entry("银行", BANK)));

    private final PayeeAccounts accounts;
    private final Subjects subjects;
    private final FieldCipher cipher;
    private final Clock clock;

    AccountFile(PayeeAccounts accounts, Subjects subjects, FieldCipher cipher, Clock clock) {
        this.accounts = accounts;
        this.subjects = subjects;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A row with what it says. */
    private record Line(int row, String number, AccountForm form) {}

    /**
     * Takes the rows that are in order and tells of the others; the same file again changes
     * nothing.
     *
     * @throws Refused security-role-missing, sheet-…, entitlement-account-meanwhile
     */
    AccountFileResult take(Officer officer, InputStream in, String fileName) {
        officer.require(Role.CASEWORKER);
        var lines = lines(in, fileName);
        var found = found(lines);
        var faults = new ArrayList<Fault>();
        var drafts = new ArrayList<AccountDraft>();
        var rows = new ArrayList<Integer>();
        var named = new HashSet<UUID>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var record = found.get(i);
            if (record == null) {
                faults.add(new Fault(line.row(), Message.of("entitlement.account.row.unknown")));
            } else if (!named.add(record.subject())) {
                faults.add(new Fault(line.row(), Message.of("entitlement.account.row.twice")));
            } else {
                var errors = FormErrors.none();
                line.form()
                        .as(record.isOrganisation() ? Kind.COMPANY : Kind.CARD)
                        .read(record.subject(), record.parties(), errors)
                        .ifPresent(draft -> {
                            drafts.add(draft);
                            rows.add(line.row());
                        });
                errors.all().values().forEach(fault -> faults.add(new Fault(line.row(), fault)));
            }
        }
        return told(accounts.state(officer, drafts), rows, faults);
    }

    private static AccountFileResult told(
            List<Outcome> outcomes, List<Integer> rows, List<Fault> faults) {
        var counts = new HashMap<Outcome, Integer>();
        for (var i = 0; i < outcomes.size(); i++) {
            var outcome = outcomes.get(i);
            counts.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.NO_REASON) {
                faults.add(new Fault(rows.get(i), Message.of("entitlement.account.row.reason")));
            } else if (outcome == Outcome.ALREADY_AWAITING) {
                faults.add(new Fault(rows.get(i), Message.of("entitlement.account.row.awaiting")));
            }
        }
        return new AccountFileResult(
                counts.getOrDefault(Outcome.TAKEN, 0),
                counts.getOrDefault(Outcome.AWAITING, 0),
                counts.getOrDefault(Outcome.UNCHANGED, 0),
                faults);
    }

    private static List<Line> lines(InputStream in, String fileName) {
        var limits = new Limits(20L << 20, 200L << 20, 32L << 20, MOST_ROWS, 64);
        try (var reader = SheetReader.open(in, fileName, WANTED, limits)) {
            var columns =
                    reader.sheets().stream()
                            .map(sheet -> {
                                var byName = new HashMap<String, Integer>();
                                for (SheetHeading heading : sheet.headings()) {
                                    byName.putIfAbsent(heading.name(), heading.column());
                                }
                                return byName;
                            })
                            .toList();
            return reader.rows().map(row -> line(row, columns.get(row.sheet()))).toList();
        }
    }

    private static Line line(SheetRow row, Map<String, Integer> columns) {
        return new Line(
                row.number(),
                text(row, columns, NUMBER),
                new AccountForm(
                        "",
                        text(row, columns, HOLDER),
                        text(row, columns, ACCOUNT),
                        text(row, columns, BANK),
                        text(row, columns, BANK_CODE),
                        text(row, columns, REASON)));
    }

    private static String text(SheetRow row, Map<String, Integer> columns, String heading) {
        var column = columns.get(heading);
        return column == null ? "" : row.cell(column).text();
    }

    /** The record each line is about, by its index; none where the number is not known here. */
    private Map<Integer, Numbered> found(List<Line> lines) {
        var today = LocalDate.now(clock);
        var indexes = new ArrayList<byte[]>();
        var asked = new ArrayList<Integer>();
        for (var i = 0; i < lines.size(); i++) {
            var number = lines.get(i).number();
            for (var document : IdentityDocument.possible(number, today)) {
                indexes.add(cipher.blindIndex(Purpose.RESIDENT_ID, document.key()));
                asked.add(i);
            }
            var code = Uscc.parse(number).toOptional();
            if (code.isPresent()) {
                indexes.add(cipher.blindIndex(Purpose.USCC, code.get().value()));
                asked.add(i);
            }
        }
        var found = new HashMap<Integer, Numbered>();
        for (var record : subjects.numbered(indexes)) {
            found.putIfAbsent(asked.get(record.index()), record);
        }
        return found;
    }
}
