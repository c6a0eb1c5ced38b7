package org.wengang.policy.page;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The page of one policy: what it says, and how far it is. */
@Component
final class PolicyPage {

    private final PolicyViews views;
    private final LifeViews lives;
    private final Templates templates;

    PolicyPage(PolicyViews views, LifeViews lives, Templates templates) {
        this.views = views;
        this.lives = lives;
        this.templates = templates;
    }

    /**
     * @throws org.wengang.kernel.Refused policy-not-found
     */
    JteModel of(UUID id, LifeForm form, FormErrors errors, Officer officer, Page page) {
        return templates.policyPolicy(
                page, views.sheet(id, officer, page), lives.life(id, officer), form, errors);
    }
}
