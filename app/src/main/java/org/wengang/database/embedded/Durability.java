package org.wengang.database.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Whether committed data must survive the loss of power. */
public enum Durability {
    /** The product: every commit is on disk before it is answered. */
    DURABLE("on", "16MB") {

        /**
         * An eighth of the machine's memory, 256 MB to 2 GB: the application has its own share, and
         * the system keeps files in the rest.
         */
        @Override
        String sharedBuffers() {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return Math.clamp(system.getTotalMemorySize() >> 23, 256, 2048) + "MB";
        }
    },
    /**
     * Tests only: fast, and worthless after a crash of the machine; the owner may make databases.
     */
    TESTING("off", "4MB") {

        @Override
        String sharedBuffers() {
            return "128MB";
        }
    };

    final String flush;
    final String walBuffers;

    Durability(String flush, String walBuffers) {
        this.flush = flush;
        this.walBuffers = walBuffers;
    }

    abstract String sharedBuffers();
}
