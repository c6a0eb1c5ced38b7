package org.wengang.policy.page;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.NavigationEntry;
import org.wengang.web.Signed;

/** Where policies stand in the navigation and on the home page. */
@Configuration(proxyBeanMethods = false)
class PolicyEntries {

    private static final String PATH = "/policies";

    @Bean
    NavigationEntry policyNavigation() {
        return new NavigationEntry(20, PATH, "policy.navigation", Set.of());
    }

    @Bean
    HomeCard draftsHomeCard(PolicyViews views) {
        return new DraftsHomeCard(views);
    }

    @Bean
    HomeCard approvalsHomeCard(LifeViews lives) {
        return new ApprovalsHomeCard(lives);
    }

    /** How many simulated versions wait for a second person. */
    private record ApprovalsHomeCard(LifeViews lives) implements HomeCard {

        @Override
        public int order() {
            return 21;
        }

        @Override
        public Optional<Content> content(Signed signed) {
            if (!(signed instanceof Officer officer)
                    || !(officer.is(Role.REVIEWER) || officer.is(Role.POLICY_OFFICER))) {
                return Optional.empty();
            }
            return Optional.of(
                    new Content(
                            Message.of("policy.home.approvals"),
                            lives.toApprove(officer),
                            Message.of("policy.home.approvals.how"),
                            PATH));
        }
    }

    /** How many drafts wait for the policy officer. */
    private record DraftsHomeCard(PolicyViews views) implements HomeCard {

        @Override
        public int order() {
            return 20;
        }

        @Override
        public Optional<Content> content(Signed signed) {
            if (!(signed instanceof Officer officer) || !officer.is(Role.POLICY_OFFICER)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Content(
                            Message.of("policy.home.drafts"),
                            views.draftsOf(officer),
                            Message.of("policy.home.drafts.how"),
                            PATH));
        }
    }
}
