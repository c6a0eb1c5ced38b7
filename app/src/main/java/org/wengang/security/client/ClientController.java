package org.wengang.security.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.security.SecurityProblem;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** Where an administrator lets programs in, and out again. */
@Controller
@RequestMapping("/clients")
final class ClientController {

    private final Clients clients;
    private final OrganisationNames offices;
    private final Clock clock;
    private final Templates templates;

    ClientController(Clients clients, OrganisationNames offices, Clock clock, Templates templates) {
        this.clients = clients;
        this.offices = offices;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.securityClients(
                        page, clients.all(officer), offices, LocalDate.now(clock)));
    }

    @GetMapping("/new")
    Answer blank(Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.ADMINISTRATOR);
        var form = ClientForm.blank(LocalDate.now(clock));
        return Answer.page(templates.securityNewClient(page, form, FormErrors.none()));
    }

    /** Answered with the secret and no redirect: no other page could show it. */
    @PostMapping
    Answer open(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> right,
            @RequestParam(defaultValue = "") String until) {
        officer.require(Role.ADMINISTRATOR);
        var form = new ClientForm(name, right == null ? List.of() : right, until);
        var errors = form.faults(LocalDate.now(clock));
        if (errors.hasErrors()) {
            return Answer.invalid(templates.securityNewClient(page, form, errors));
        }
        try {
            var day = form.day().orElseThrow();
            var opened = clients.open(officer, form.name(), form.chosen(), day);
            return shown(page, officer, opened.client().id(), opened.secret().token());
        } catch (Refused refused) {
            if (refused.problem() != SecurityProblem.CLIENT_NAME_TAKEN) {
                throw refused;
            }
            var key = "problem." + refused.problem().code();
            errors.add("name", key, refused.arguments().toArray());
            return Answer.invalid(templates.securityNewClient(page, form, errors));
        }
    }

    @GetMapping("/{id}")
    Answer show(Page page, @PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return shown(page, officer, id, null);
    }

    /** Likewise answered with the secret. */
    @PostMapping("/{id}/secrets")
    Answer renew(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam boolean atOnce,
            @AuthenticationPrincipal Officer officer) {
        var opened = clients.renew(officer, id, version, atOnce ? 0 : Clients.DAYS_BESIDE);
        return shown(page, officer, id, opened.secret().token());
    }

    @PostMapping("/{id}/disabling")
    Answer disable(
            @PathVariable UUID id,
            @RequestParam int version,
            @AuthenticationPrincipal Officer officer) {
        clients.disable(officer, id, version);
        return Answer.redirect("/clients/" + id, Flash.done("security.client.disabled"));
    }

    private Answer shown(Page page, Officer officer, UUID id, @Nullable String token) {
        var client = clients.get(officer, id);
        return Answer.page(
                templates.securityClient(
                        page,
                        new ClientView(
                                client,
                                offices.name(client.organisation(), page.language()),
                                token,
                                clients.secrets(officer, client),
                                clients.traces(officer, client),
                                LocalDate.now(clock))));
    }
}
