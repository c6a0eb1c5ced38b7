package org.wengang.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.wengang.Application;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterReader;
import org.wengang.registry.roster.RosterRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.sheet.SheetRow;

/**
 * What each step of reading a roster costs, in processor time of one thread, which a busy machine
 * does not change: {@code ImportWays ROWS}. The second time of two is told.
 */
public final class ImportWays {

    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    private final int rows;

    private ImportWays(int rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        var rows = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory(Path.of("target"), "import-ways");
        var csv = folder.resolve("roster.csv");
        var xlsx = folder.resolve("roster.xlsx");
        Rosters.write(rows, new DivisionCode("130110"), 1, csv, false);
        Rosters.write(rows, new DivisionCode("130110"), 1, xlsx, false);
        var application = new SpringApplication(Application.class);
        try (var context =
                application.run("--server.port=0", "--wengang.data=" + folder.resolve("data"))) {
            var cipher = context.getBean(FieldCipher.class);
            for (var warm : new boolean[] {true, false}) {
                new ImportWays(rows).measure(csv, xlsx, cipher, warm);
            }
        }
        System.exit(0);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void measure(Path csv, Path xlsx, FieldCipher cipher, boolean warm) throws IOException {
        var read = new ArrayList<SheetRow>(rows);
        var taken = new ArrayList<RosterRow>(rows);
        say("xlsx: cells", warm, () -> read(xlsx, new ArrayList<>(rows)));
        say("csv: cells", warm, () -> read(csv, read));
        say("what the cells mean", warm, () -> parse(csv, read, taken));
        say("sealing ID and mobile number (SM4-GCM)", warm, () -> seal(cipher, taken));
        say("their keyed hashes (HMAC-SM3)", warm, () -> index(cipher, taken));
    }

    private void say(String step, boolean warm, Step work) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        work.run();
        var seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        if (!warm) {
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %6.2f s of processor time  %8.0f rows/s%n",
                    step,
                    seconds,
                    rows / seconds);
        }
    }

    private static RosterReader open(Path file) throws IOException {
        return RosterReader.open(
                new ByteArrayInputStream(Files.readAllBytes(file)),
                String.valueOf(file.getFileName()),
                Divisions.load(),
                TODAY);
    }

    private static void read(Path file, List<SheetRow> rows) throws IOException {
        try (var reader = open(file)) {
            reader.sheet().rows().forEachOrdered(rows::add);
        }
    }

    private static void parse(Path file, List<SheetRow> rows, List<RosterRow> taken)
            throws IOException {
        try (var reader = open(file)) {
            for (var row : rows) {
                if (reader.parse(row) instanceof RosterLine.Accepted(var accepted)) {
                    taken.add(accepted);
                }
            }
        }
    }

    private static void seal(FieldCipher cipher, List<RosterRow> rows) {
        var ids = cipher.sealer(Purpose.RESIDENT_ID);
        var mobiles = cipher.sealer(Purpose.MOBILE);
        for (var row : rows) {
            ids.seal(row.id().key());
            var mobile = row.mobile();
            if (mobile != null) {
                mobiles.seal(mobile.digits());
            }
        }
    }

    private static void index(FieldCipher cipher, List<RosterRow> rows) {
        for (var row : rows) {
            cipher.blindIndex(Purpose.RESIDENT_ID, row.id().key());
            var mobile = row.mobile();
            if (mobile != null) {
                cipher.blindIndex(Purpose.MOBILE, mobile.digits());
            }
        }
    }
}
