package org.wengang.bench.voucher;

import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public final class Scratch {
    private Scratch() {}

    public static void main(String[] a) throws Exception {
        try (var s = new BareServer(Files.createTempDirectory(Path.of("target"), "bare"))) {
            for (int r = 0; r < 4; r++) {
                var end = System.nanoTime() + 10_000_000_000L;
                long total = 0;
                var work = new ArrayList<Callable<Long>>();
                for (int i = 0; i < Integer.parseInt(a[0]); i++)
                    work.add(() -> {
                        long n = 0;
                        try (var w = new Wire(s.port())) {
                            while (System.nanoTime() < end) {
                                var x =
                                        w.post(
                                                "/api/v1/redemptions",
                                                "Authorization: Bearer wg_0123\r\n"
                                                        + "Content-Type: application/json\r\n"
                                                        + "Idempotency-Key: "
                                                        + UUID.randomUUID()
                                                        + "\r\n",
                                                "{\"code\":\"ABCDEFGHJKLMNPQR\",\"amountFen\":1}");
                                if (x.status() != 200) throw new IllegalStateException(x.body());
                                n++;
                            }
                        }
                        return n;
                    });
                try (var e = Executors.newFixedThreadPool(work.size())) {
                    for (var f : e.invokeAll(work)) total += f.get();
                }
                System.out.println(total / 10 + " /s");
            }
        }
        System.exit(0);
    }
}
