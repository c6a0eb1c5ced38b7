package org.wengang.engine.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.schema.Label;

/**
 * Something a source announces that gives nobody a claim against the office.
 *
 * @param code as the catalogue of the sources calls it
 * @param place who does it, or where it holds
 * @param cites the words of the source, at least one passage
 * @param stated what the source says is given, in its own words; null if it says nothing
 * @param statedFen the same as money, where it is an exact amount for each; null otherwise
 * @param uses how often one person may have it; null where the source sets no number
 * @param note what must be known to record it rightly; null for nothing
 */
public record Measure(
        String code,
        Kind kind,
        Label title,
        Label place,
        List<Citation> cites,
        Funder fundedBy,
        Form form,
        @Nullable Citation stated,
        @Nullable Long statedFen,
        @Nullable Long uses,
        @Nullable Label note) {

    public Measure {
        cites = List.copyOf(cites);
    }

    /**
     * Whether one person may have it once more.
     *
     * @param had how often they had it already
     */
    public boolean allowsAfter(long had) {
        return uses == null || had < uses;
    }

    /** The class; class A, a government entitlement, is a policy and not here. */
    public enum Kind {
        /** B: an employer or donor gives it, the office records it. */
        B(new Label("用人单位、社会资助", "employer-funded or donated, recorded only")),
        /** C: a privilege, a waived fee or a free service that whoever holds it simply uses. */
        C(new Label("优惠、减免、免费服务", "privilege, waiver or free service")),
        /** D: encouraged or organised; nobody can claim it. */
        D(new Label("倡导、部署", "encouraged or organised, no claim")),
        /** E: another department decides; the office refers to it. */
        E(new Label("其他部门职责", "another department's, referral only"));

        private final Label label;

        Kind(Label label) {
            this.label = label;
        }

        public Label label() {
            return label;
        }
    }

    /** Whose money or work it is. */
    public enum Funder {
        EMPLOYER(new Label("用人单位", "employer")),
        OPERATOR(new Label("经营单位", "operator")),
        GOVERNMENT(new Label("政府或其部门", "government")),
        TRADE_UNION(new Label("工会", "trade union")),
        DONATION(new Label("捐赠", "donation")),
        LANDLORD(new Label("业主", "landlord")),
        UNSTATED(new Label("原文未写明", "not stated"));

        private final Label label;

        Funder(Label label) {
            this.label = label;
        }

        public Label label() {
            return label;
        }
    }

    /** In what it consists. */
    public enum Form {
        CASH(new Label("现金", "cash")),
        RED_PACKET(new Label("红包", "red packet")),
        GOODS(new Label("物品", "goods")),
        FEE_WAIVER(new Label("免费、减免", "fee waiver")),
        DISCOUNT(new Label("优惠", "discount")),
        SERVICE(new Label("服务", "service")),
        TAX_DEFERRAL(new Label("延缓缴纳", "deferral")),
        /** A rule of order or of counting: nothing is given. */
        NOTHING(new Label("不涉及给付", "nothing is given"));

        private final Label label;

        Form(Label label) {
            this.label = label;
        }

        public Label label() {
            return label;
        }
    }
}
