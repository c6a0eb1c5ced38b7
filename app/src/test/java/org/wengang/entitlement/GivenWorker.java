package org.wengang.entitlement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/** An invented worker; without more words one whom 鹿泉 R-SJZ-04 gives 500 yuan. */
public final class GivenWorker {

    final OrgPath organisation;
    final int person;
    final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    String name = "张试一";
    String employer = "鹿泉试验机械厂";
    Instant appliedAt = Instant.parse("2021-02-01T01:00:00Z");

    /**
     * @param person the same number is the same person, in whatever organisation
     */
    GivenWorker(OrgPath organisation, int person) {
        this.organisation = organisation;
        this.person = person;
        facts.put("hukou", "130600");
        facts.put("home", "130600");
        facts.put("residence", "130600");
        facts.put("hukou_nature", "rural");
        facts.put("employer_kind", "private");
        facts.put("worker_category", "employee");
        facts.put("stay_place", "130110");
        facts.put("stay_from", "2021-02-01");
        facts.put("stay_to", "2021-02-28");
        facts.put("on_duty_days", 3);
    }

    /**
     * @param value null for not known
     */
    public GivenWorker with(String fact, @Nullable Object value) {
        facts.put(fact, value);
        return this;
    }

    public GivenWorker named(String name) {
        this.name = name;
        return this;
    }

    public GivenWorker at(String employer) {
        this.employer = employer;
        return this;
    }

    /** Later ones come later in the queue for the budget. */
    public GivenWorker appliedAfter(long seconds) {
        appliedAt = appliedAt.plusSeconds(seconds);
        return this;
    }
}
