package org.wengang.policy.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CheckedPolicy;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.catalogue.StoredPolicy;
import org.wengang.security.Officer;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** What pages show of policies. */
@Service
@Transactional(readOnly = true)
class PolicyViews {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Divisions divisions;
    private final OrganisationNames organisations;

    PolicyViews(
            PolicyRepository repository,
            Rulebook rulebook,
            Divisions divisions,
            OrganisationNames organisations) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.divisions = divisions;
        this.organisations = organisations;
    }

    /** By organisation and code, the newest version first. */
    public List<PolicyLine> lines(Page page) {
        return repository.list().stream().map(version -> line(page, version)).toList();
    }

    private PolicyLine line(Page page, PolicyVersion version) {
        return new PolicyLine(
                version.id(),
                version.title().in(page.language().locale()),
                version.code(),
                version.version(),
                organisations.name(version.organisation(), page.language()),
                version.isIssued() ? 0 : unconfirmed(version.id()),
                version.status());
    }

    private int unconfirmed(UUID id) {
        var confirmed = repository.confirmations(id);
        var open = rulebook.checked(repository.get(id)).file().openParameters();
        return (int) open.stream().filter(one -> !confirmed.containsKey(one.name())).count();
    }

    /** Drafts of this officer's own office: those that wait for it. */
    public long draftsOf(Officer officer) {
        return repository.list().stream()
                .filter(version -> !version.isIssued())
                .filter(version -> version.organisation().equals(officer.org()))
                .count();
    }

    /**
     * @throws Refused policy-not-found
     */
    public PolicySheet sheet(UUID id, Officer officer, Page page) {
        var policy = repository.get(id);
        return sheetWriter(policy, page).sheet(policy.version(), rulebook.jurisdictions(), officer);
    }

    /**
     * @throws Refused policy-not-found, policy-parameter-not-found, policy-parameter-not-open
     */
    public OpenQuestion question(UUID id, String name, Page page) {
        var policy = repository.get(id);
        var parameter = checked(policy).file().parameters().get(name);
        if (parameter == null) {
            throw new Refused(PolicyProblem.PARAMETER_NOT_FOUND);
        }
        if (!parameter.isOpen()) {
            throw new Refused(PolicyProblem.PARAMETER_NOT_OPEN);
        }
        return sheetWriter(policy, page).question(policy.version(), parameter);
    }

    private SheetWriter sheetWriter(StoredPolicy policy, Page page) {
        Map<String, Confirmation> confirmations = repository.confirmations(policy.version().id());
        return new SheetWriter(
                checked(policy),
                confirmations,
                page,
                divisions,
                organisations.name(policy.version().organisation(), page.language()));
    }

    private CheckedPolicy checked(StoredPolicy policy) {
        return rulebook.checked(policy);
    }
}
