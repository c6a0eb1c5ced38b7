package org.wengang.database.embedded;

/** Whether committed data must survive the loss of power. */
public enum Durability {
    /** The product: every commit is on disk before it is answered. */
    DURABLE("on", "256MB", "16MB"),
    /**
     * Tests only: fast, and worthless after a crash of the machine; the owner may make databases.
     */
    TESTING("off", "128MB", "4MB");

    final String flush;
    final String sharedBuffers;
    final String walBuffers;

    Durability(String flush, String sharedBuffers, String walBuffers) {
        this.flush = flush;
        this.sharedBuffers = sharedBuffers;
        this.walBuffers = walBuffers;
    }
}
