package org.wengang.registry.checks;

import java.util.List;
import java.util.UUID;
import org.wengang.kernel.OrgPath;

/**
 * A row a check finds.
 *
 * @param about whom or what
 * @param detail what is wrong with it, in values as the database writes them
 */
public record FoundRow(UUID id, OrgPath organisation, String about, List<String> detail) {

    public FoundRow {
        detail = List.copyOf(detail);
    }
}
