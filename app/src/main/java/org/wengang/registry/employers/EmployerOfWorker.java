package org.wengang.registry.employers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The employer a roster gives a worker by its code.
 *
 * @param entry in the register of the same office; null where it is not registered
 * @param name of the register, else of the roster, else the code
 */
public record EmployerOfWorker(@Nullable UUID entry, String name) {}
