package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;

/**
 * What one row says about one worker. Null means that its cell was empty: not known, never "no".
 *
 * @param number of the row, 1-based, as the spreadsheet shows it
 * @param hukou where registered (户籍所在地); every place by its code in use today
 * @param home where the family lives
 * @param residence where usually living
 * @param stayFrom first day of staying on at the place of work, inclusive
 * @param stayTo last day, inclusive
 * @param onDutyDays whole days on duty in the Spring Festival holiday, 0 to 31
 */
public record RosterRow(
        int number,
        PersonName name,
        ResidentId id,
        @Nullable Mobile mobile,
        @Nullable DivisionCode hukou,
        @Nullable DivisionCode home,
        @Nullable DivisionCode residence,
        @Nullable HukouNature hukouNature,
        @Nullable String employerName,
        @Nullable Uscc uscc,
        @Nullable EmployerKind employerKind,
        @Nullable WorkerCategory workerCategory,
        @Nullable DivisionCode stayPlace,
        @Nullable LocalDate stayFrom,
        @Nullable LocalDate stayTo,
        @Nullable Integer onDutyDays,
        @Nullable String remark) {

    /**
     * The facts of schema {@code worker/1} that are known, by name, each as the policy engine's
     * types read it: {@code 130110}, {@code private}, {@code 2021-02-11}, {@code 7}.
     */
    public Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        put(facts, "birth", id.birth());
        put(facts, "hukou", hukou);
        put(facts, "home", home);
        put(facts, "residence", residence);
        put(facts, "hukou_nature", hukouNature == null ? null : hukouNature.code());
        put(facts, "employer_kind", employerKind == null ? null : employerKind.code());
        put(facts, "worker_category", workerCategory == null ? null : workerCategory.code());
        put(facts, "stay_place", stayPlace);
        put(facts, "stay_from", stayFrom);
        put(facts, "stay_to", stayTo);
        put(facts, "on_duty_days", onDutyDays);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }
}
