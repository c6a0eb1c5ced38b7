package org.wengang.policy.measure;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Measures for other systems. */
@RestController
@RequestMapping("/api/v1/measures")
final class MeasureApiController {

    /**
     * What {@code GET /api/v1/measures} answers.
     *
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record Listing(List<Entry> measures, @Nullable String next) {}

    /**
     * @param kind {@code B} to {@code E}; an entitlement is class A and a policy
     * @param fundedBy {@code employer}, {@code operator}, {@code government}, {@code trade_union},
     *     {@code donation}, {@code landlord} or {@code unstated}
     * @param form {@code cash}, {@code red_packet}, {@code goods}, {@code fee_waiver}, {@code
     *     discount}, {@code service}, {@code tax_deferral} or {@code nothing}
     * @param stated what the source says is given, in its words; null if it says nothing
     * @param statedFen the same as money, where it is an exact amount for each; null otherwise
     * @param uses how often one person may have it; null where the source sets no number
     */
    record Entry(
            String code,
            String kind,
            String title,
            String titleEn,
            String place,
            String placeEn,
            String fundedBy,
            String form,
            List<Announced.Cited> cites,
            @Nullable String stated,
            @Nullable Long statedFen,
            @Nullable Long uses) {}

    private final AnnouncedMeasures measures;

    MeasureApiController(AnnouncedMeasures measures) {
        this.measures = measures;
    }

    @GetMapping
    Listing list(
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var slice =
                Slice.within(
                        measures.find(null, ""),
                        Cursor.from(after, limit),
                        announced -> announced.measure().code());
        return new Listing(
                slice.rows().stream().map(MeasureApiController::entry).toList(),
                slice.next(announced -> announced.measure().code()));
    }

    private static Entry entry(Announced announced) {
        var measure = announced.measure();
        @Nullable Citation stated = measure.stated();
        return new Entry(
                measure.code(),
                measure.kind().name(),
                measure.title().chinese(),
                measure.title().english(),
                measure.place().chinese(),
                measure.place().english(),
                measure.fundedBy().name().toLowerCase(Locale.ROOT),
                measure.form().name().toLowerCase(Locale.ROOT),
                announced.cites(),
                stated == null ? null : stated.words(),
                measure.statedFen(),
                measure.uses());
    }
}
