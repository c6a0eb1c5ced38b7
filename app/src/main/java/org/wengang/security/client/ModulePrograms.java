package org.wengang.security.client;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.program.Programs;

/** Programs of other modules are programs like any other. */
@Service
@Transactional
class ModulePrograms implements Programs {

    private final Clients clients;

    ModulePrograms(Clients clients) {
        this.clients = clients;
    }

    @Override
    public Opened open(Officer officer, String name, Right right, LocalDate validUntil) {
        var opened = clients.let(officer, name, Set.of(right), validUntil);
        return new Opened(opened.client().id(), opened.secret().token());
    }

    @Override
    public Opened renew(UUID id) {
        return new Opened(id, clients.renew(clients.get(id), 0).secret().token());
    }

    @Override
    public void disable(UUID id) {
        var client = clients.get(id);
        if (client.disabledAt() == null) {
            clients.disable(client);
        }
    }

    /** Nobody is let in yet, so no region is known; the secret alone picks the program. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Officer> letIn(String token) {
        return Scope.system(OrgPath.ROOT, "program let in").call(() -> clients.letIn(token));
    }
}
