package org.wengang.registry.filing;

import org.wengang.engine.schema.Fact;

/** A column a file of filings may have, by its heading in either language. */
public sealed interface FilingColumn {

    /** As the empty form has it. */
    String heading();

    String headingInEnglish();

    /** Whether it says who somebody is. */
    default boolean isOfPerson() {
        return this == Named.NAME || this == Named.ID || this == Named.ID_KIND;
    }

    /** What a filing names beside its facts. */
    enum Named implements FilingColumn {
        NAME("姓名", "Name"),
        ID("证件号码", "ID number"),
        /** Empty for a resident ID, and for whatever the number itself tells. */
        ID_KIND("证件类型", "Document"),
        ORGANISATION("单位名称", "Organisation"),
        USCC("统一社会信用代码", "Credit code"),
        MONTH("月份", "Month"),
        /** Tells two filings of the same people apart, such as two courses. */
        OCCASION("申报事项", "Occasion");

        private final String heading;
        private final String headingInEnglish;

        Named(String heading, String headingInEnglish) {
            this.heading = heading;
            this.headingInEnglish = headingInEnglish;
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public String headingInEnglish() {
            return headingInEnglish;
        }
    }

    /** A fact, under its label. */
    record OfFact(Fact fact) implements FilingColumn {
        @Override
        public String heading() {
            return fact.label().chinese();
        }

        @Override
        public String headingInEnglish() {
            return fact.label().english();
        }
    }
}
