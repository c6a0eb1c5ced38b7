package org.wengang.registry.checks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A row a check finds.
 *
 * @param about whom or what
 * @param detail what is wrong with it, in values; null where the check says it all
 */
public record FoundRow(UUID id, OrgPath organisation, String about, @Nullable String detail) {}
