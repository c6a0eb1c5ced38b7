package org.wengang.statistics.indicators;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.statistics.Reading;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.web.component.Cursor;

/** Figures and the rows they consist of, of what whoever asks may see. */
@Service
@Transactional(readOnly = true)
public class Indicators {

    /** A sheet of a workbook holds little more. */
    private final IndicatorRepository repository;

    private final Audit audit;

    Indicators(IndicatorRepository repository, Audit audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Issued policies this scope may read. */
    public List<CountedPolicy> policies() {
        return repository.policies();
    }

    /**
     * @throws Refused statistics-policy-not-found
     */
    public CountedPolicy policy(UUID id) {
        return repository.policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(StatisticsProblem.POLICY_NOT_FOUND));
    }

    public Figure figure(Indicator indicator, Question question) {
        return repository.figure(indicator, question);
    }

    /** What the money of {@link Indicator#PAID} consists of. */
    public PaidParts parts(Question question) {
        return repository.parts(question);
    }

    public Map<Indicator, Figure> figures(Question question) {
        var figures = new EnumMap<Indicator, Figure>(Indicator.class);
        for (var indicator : Indicator.values()) {
            figures.put(indicator, repository.figure(indicator, question));
        }
        return figures;
    }

    /**
     * Split by the organisations directly below the scope; together they are the figure of the
     * scope. What is the scope's own stands under the scope itself.
     */
    public Map<OrgPath, Figure> below(Indicator indicator, Question question) {
        return repository.below(indicator, question);
    }

    public List<FigureRow> rows(Indicator indicator, Question question, Cursor cursor, int limit) {
        return repository.rows(indicator, question, cursor, limit);
    }

    /**
     * All rows, to be taken away as a file; noted in the audit trail.
     *
     * @throws Refused statistics-too-many-rows
     */
    @Transactional
    public List<FigureRow> allRows(Indicator indicator, Question question) {
        var rows =
                Reading.whole(
                        repository.rows(
                                indicator, question, Cursor.START, Reading.MOST_IN_A_FILE + 1));
        audit.record(
                "figure-exported",
                "policy " + question.policy(),
                "%s in %s as of %s, %d rows"
                        .formatted(
                                indicator.word(), question.scope(), question.asOf(), rows.size()));
        return rows;
    }
}
