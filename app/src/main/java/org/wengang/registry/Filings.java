package org.wengang.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Refused;

/** What other modules may know of a filing. Everything is limited to the caller's region. */
@Service
@Transactional(readOnly = true)
public class Filings {

    private final FilingRepository repository;

    Filings(FilingRepository repository) {
        this.repository = repository;
    }

    /**
     * @throws Refused registry-filing-not-found
     */
    public Filing get(UUID filing) {
        return repository.find(filing).orElseThrow(Filings::notFound);
    }

    /**
     * Each fact that was ever stated with its former values and who said them, in the order of the
     * schema; of what is no fact the names alone come first.
     *
     * @throws Refused registry-filing-not-found
     */
    public List<FactHistory> histories(UUID filing) {
        var schema = get(filing).schema();
        var statements = new LinkedHashMap<String, List<FactSource>>();
        statements.put("name", new ArrayList<>());
        statements.put("organisation_name", new ArrayList<>());
        schema.facts().keySet().forEach(fact -> statements.put(fact, new ArrayList<>()));
        for (var stated : repository.statements(filing, schema)) {
            statements.computeIfAbsent(stated.fact(), _ -> new ArrayList<>()).add(stated);
        }
        return statements.values().stream()
                .filter(stated -> !stated.isEmpty())
                .map(FactHistory::of)
                .toList();
    }

    /**
     * The whole number, for an officer who asks to see it. Whoever calls writes it to the audit
     * trail.
     *
     * @throws Refused registry-filing-not-found, also where no person is named
     */
    public IdentityDocument identity(UUID filing) {
        return repository.identity(filing).orElseThrow(Filings::notFound);
    }

    private static Refused notFound() {
        return new Refused(RegistryProblem.FILING_NOT_FOUND);
    }
}
