package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wengang.kernel.IdentityDocument.Kind;

class IdentityDocumentProperties {

    static final LocalDate TODAY = LocalDate.of(2026, 2, 10);

    @Property
    void what_keyboards_do_to_a_number_is_forgiven(
            @ForAll("documents") IdentityDocument document,
            @ForAll("noise") String noise,
            @ForAll boolean isWide) {
        var written = new StringBuilder(noise);
        document.number()
                .toLowerCase(Locale.ROOT)
                .chars()
                .map(c -> isWide ? c + 0xFEE0 : c)
                .forEach(c -> written.append((char) c).append(noise));
        assertThat(IdentityDocument.parse(document.kind(), written.toString(), TODAY).orThrow())
                .isEqualTo(document);
    }

    @Property
    void the_mask_hides_at_least_half_and_says_no_birthday(
            @ForAll("documents") IdentityDocument document) {
        var masked = document.toString();
        assertThat(masked).hasSameSizeAs(document.number()).endsWith(document.last4());
        assertThat(masked.chars().filter(c -> c == '*').count() * 2)
                .isGreaterThanOrEqualTo(document.number().length());
        document.birth()
                .ifPresent(birth ->
                        assertThat(masked).doesNotContain(String.valueOf(birth.getYear())));
    }

    @Property
    void a_key_leads_back_to_its_document_alone(
            @ForAll("documents") IdentityDocument one,
            @ForAll("documents") IdentityDocument other) {
        assertThat(IdentityDocument.ofKey(one.key())).isEqualTo(one);
        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
    }

    @Property
    void no_text_makes_it_fail(@ForAll Kind kind, @ForAll String text) {
        assertThat(IdentityDocument.parse(kind, text, TODAY)).isNotNull();
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of("", " ", "\u00A0", "\u3000", "\u200B");
    }

    @Provide
    Arbitrary<IdentityDocument> documents() {
        return Arbitraries.oneOf(
                eighteen(Kind.RESIDENT_ID, "110105", "622901"),
                eighteen(Kind.RESIDENCE_PERMIT, "810000", "820000", "830000"),
                eighteen(Kind.PERMANENT_RESIDENCE, "911124", "913840"),
                written(Kind.PERMANENT_RESIDENCE, digits(12).map(number -> "CAN" + number)),
                written(
                        Kind.HK_MACAO_PERMIT,
                        Combinators.combine(Arbitraries.of("H", "M"), digits(8))
                                .as(String::concat)),
                written(Kind.TAIWAN_PERMIT, digits(8)),
                written(Kind.CHINESE_PASSPORT, digits(8).map(number -> "E" + number)),
                written(
                        Kind.FOREIGN_PASSPORT,
                        Arbitraries.strings()
                                .withChars("ABCXYZ0123456789")
                                .ofMinLength(2)
                                .ofMaxLength(17)
                                .map(number -> number + "007")));
    }

    private static Arbitrary<String> digits(int count) {
        return Arbitraries.strings().numeric().ofLength(count);
    }

    private static Arbitrary<IdentityDocument> written(Kind kind, Arbitrary<String> numbers) {
        return numbers.map(number -> new IdentityDocument(kind, number));
    }

    private static Arbitrary<IdentityDocument> eighteen(Kind kind, String... beginnings) {
        var births = Arbitraries.longs().between(-25_000, 18_000).map(LocalDate::ofEpochDay);
        return written(
                kind,
                Combinators.combine(
                                Arbitraries.of(beginnings),
                                births,
                                Arbitraries.integers().between(0, 999))
                        .as((beginning, birth, sequence) ->
                                beginning
                                        + birth.toString().replace("-", "")
                                        + "%03d".formatted(sequence))
                        .map(first17 -> first17 + ResidentId.checkCharacter(first17)));
    }
}
