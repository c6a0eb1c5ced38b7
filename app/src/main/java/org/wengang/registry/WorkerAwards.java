package org.wengang.registry;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Tells what was awarded to a worker; implemented by modules that award. Every bean of this type is
 * asked.
 */
public interface WorkerAwards {

    /** Those the caller may see, oldest first; empty if there are none. */
    List<Told> of(UUID worker, Locale locale);

    /**
     * @param name of the policy, in the language asked for
     * @param amountFen positive
     * @param status a key of the words for how far it is
     * @param isPaid whether it is in a payment, so that money is out or on its way
     * @param path of the page that says why
     */
    record Told(String name, long amountFen, String status, boolean isPaid, String path) {}
}
