package org.wengang.registry.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wengang.registry.Worker;
import org.wengang.registry.roster.RosterColumn;

/**
 * A fact of a worker as an officer corrects it, as typed.
 *
 * @param fact its name
 * @param value in the words of a roster: 私营企业, 2021-02-11, a place by code or full name
 * @param isUnknown whether it is put right to not known; then there is no value
 * @param reason why
 * @param version of the worker the officer saw
 */
public record WorkerCorrection(
        String fact, String value, boolean isUnknown, String reason, String version) {

    public WorkerCorrection {
        reason = reason.strip();
    }

    /** A form nobody has filled in yet. */
    static WorkerCorrection of(String fact) {
        return new WorkerCorrection(fact, "", false, "", "");
    }

    /** What may be put right of a worker; another number is another person. */
    public static List<RosterColumn> correctable(Worker worker) {
        return Arrays.stream(RosterColumn.values())
                .filter(column ->
                        switch (column) {
                            case ID, ID_KIND -> false;
                            case BIRTH, SEX -> !worker.numberTells();
                            case NAME, MOBILE, HUKOU, HOME, RESIDENCE, HUKOU_NATURE -> true;
                            case EMPLOYER_NAME, USCC, EMPLOYER_KIND, WORKER_CATEGORY -> true;
                            case STAY_PLACE, STAY_FROM, STAY_TO, ON_DUTY_DAYS, REMARK -> true;
                        })
                .toList();
    }

    /** Empty if nothing of that name may be put right of the worker. */
    Optional<RosterColumn> column(Worker worker) {
        return correctable(worker).stream()
                .filter(column -> column.fact().equals(fact))
                .findFirst();
    }

    /** 0 if it is no number. */
    int seen() {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }
}
