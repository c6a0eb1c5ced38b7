package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.cell.Places;

/**
 * What one row says about one worker. Null means that its cell was empty: not known, never "no".
 *
 * @param number of the row in the file, see {@link org.wengang.sheet.SheetRow#inFile}
 * @param birth of the number, or of its own column where the number does not say; likewise the sex
 * @param hukou where registered (户籍所在地); every place by its code in use today
 * @param home where the family lives; with the town or village where one was written
 * @param residence where usually living
 * @param stayFrom first day of staying on at the place of work, inclusive
 * @param stayTo last day, inclusive
 * @param onDutyDays whole days on duty in the Spring Festival holiday, 0 to 31
 */
public record RosterRow(
        int number,
        PersonName name,
        IdentityDocument id,
        LocalDate birth,
        ResidentId.Sex sex,
        @Nullable Mobile mobile,
        @Nullable DivisionCode hukou,
        Places.@Nullable Found home,
        Places.@Nullable Found residence,
        @Nullable HukouNature hukouNature,
        @Nullable String employerName,
        @Nullable Uscc uscc,
        @Nullable EmployerKind employerKind,
        @Nullable WorkerCategory workerCategory,
        Places.@Nullable Found stayPlace,
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
        put(facts, "birth", birth);
        put(facts, "hukou", hukou);
        put(facts, "home", code(home));
        put(facts, "residence", code(residence));
        put(facts, "hukou_nature", hukouNature == null ? null : hukouNature.code());
        put(facts, "employer_kind", employerKind == null ? null : employerKind.code());
        put(facts, "worker_category", workerCategory == null ? null : workerCategory.code());
        put(facts, "stay_place", code(stayPlace));
        put(facts, "stay_from", stayFrom);
        put(facts, "stay_to", stayTo);
        put(facts, "on_duty_days", onDutyDays);
        return facts;
    }

    /** The county of a place, or what is wider; null where it is not known. */
    public static @Nullable DivisionCode code(Places.@Nullable Found place) {
        return place == null ? null : place.code();
    }

    /** The town or village of a place; null where it is not known. */
    public static @Nullable PlaceCode locality(Places.@Nullable Found place) {
        return place == null ? null : place.locality();
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }
}
