package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.kernel.IdentityDocument.Kind;

class IdentityDocumentTest {

    static final LocalDate TODAY = LocalDate.of(2026, 2, 10);

    /** The card's number is the one printed on the published specimen. */
    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 34052419800101001x, 34052419800101001X",
        "PERMANENT_RESIDENCE, 911124198108030024, 911124198108030024",
        "PERMANENT_RESIDENCE, can110108010101, CAN110108010101",
        "HK_MACAO_PERMIT, h1234567801, H12345678",
        "HK_MACAO_PERMIT, M12345678, M12345678",
        "HK_MACAO_PERMIT, HA123456701, HA1234567",
        "RESIDENT_ID, 911124198108030024, 911124198108030024",
        "TAIWAN_PERMIT, 0123456702（B）, 01234567",
        "TAIWAN_PERMIT, 01234567, 01234567",
        "CHINESE_PASSPORT, ea 1234567, EA1234567",
        "FOREIGN_PASSPORT, A-12.345, A12345"
    })
    void takes(Kind kind, String text, String number) {
        assertThat(IdentityDocument.parse(kind, text, TODAY).orThrow())
                .isEqualTo(
                        new IdentityDocument(
                                number.startsWith("9") ? Kind.PERMANENT_RESIDENCE : kind, number));
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 340524198001010019, resident-id-checksum",
        "RESIDENCE_PERMIT, 34052419800101001X, document-residence-permit",
        "RESIDENCE_PERMIT, 8100001980010100, document-residence-permit",
        "PERMANENT_RESIDENCE, 811124198108030024, document-permanent-residence",
        "PERMANENT_RESIDENCE, 911124198113030024, document-permanent-residence-birth",
        "PERMANENT_RESIDENCE, 911124198108030025, document-permanent-residence-checksum",
        "HK_MACAO_PERMIT, C12345678, document-hk-macao-permit",
        "TAIWAN_PERMIT, 1234567, document-taiwan-permit",
        "CHINESE_PASSPORT, E12, document-passport",
        "FOREIGN_PASSPORT, SPECIMEN, document-passport",
        "FOREIGN_PASSPORT, 34052419800101001X, document-passport-kind",
        "FOREIGN_PASSPORT, 护照12345678, document-passport"
    })
    void says_why_not(Kind kind, String text, String fault) {
        assertThat(IdentityDocument.parse(kind, text, TODAY).whyNot())
                .map(Parsed.Fault::code)
                .contains(fault);
    }

    @Test
    void the_kind_is_told_by_the_number_where_it_can_be() {
        assertThat(kind("34052419800101001X")).isEqualTo(Kind.RESIDENT_ID);
        assertThat(kind("830000199201300022")).isEqualTo(Kind.RESIDENCE_PERMIT);
        assertThat(kind("911124198108030024")).isEqualTo(Kind.PERMANENT_RESIDENCE);
    }

    private static Kind kind(String text) {
        return IdentityDocument.parse(text, TODAY).orThrow().kind();
    }

    @Test
    void birthday_and_sex_are_in_a_card_of_2023_and_in_no_passport() {
        var card = new IdentityDocument(Kind.PERMANENT_RESIDENCE, "911124198108030024");
        assertThat(card.birth()).contains(LocalDate.of(1981, 8, 3));
        assertThat(card.sex()).contains(ResidentId.Sex.FEMALE);
        assertThat(new IdentityDocument(Kind.CHINESE_PASSPORT, "E12345678").birth()).isEmpty();
        assertThat(new IdentityDocument(Kind.PERMANENT_RESIDENCE, "CAN110108010101").sex())
                .isEmpty();
    }

    @Test
    void a_citizens_number_is_its_own_key_and_the_same_digits_are_not_the_same_document() {
        var permit = new IdentityDocument(Kind.TAIWAN_PERMIT, "12345678");
        var passport = new IdentityDocument(Kind.FOREIGN_PASSPORT, "12345678");
        assertThat(permit.key()).isNotEqualTo(passport.key());
        assertThat(new IdentityDocument(Kind.RESIDENT_ID, "34052419800101001X").key())
                .isEqualTo("34052419800101001X");
        assertThat(IdentityDocument.possible("12345678", TODAY))
                .extracting(IdentityDocument::kind)
                .containsExactly(Kind.TAIWAN_PERMIT, Kind.CHINESE_PASSPORT, Kind.FOREIGN_PASSPORT);
    }

    @Test
    void shows_the_end_and_of_a_short_number_no_more_than_half() {
        assertThat(new IdentityDocument(Kind.RESIDENT_ID, "34052419800101001X"))
                .hasToString("3405**********001X");
        assertThat(new IdentityDocument(Kind.HK_MACAO_PERMIT, "H12345678"))
                .hasToString("*****5678");
        assertThat(new IdentityDocument(Kind.FOREIGN_PASSPORT, "A1234")).hasToString("***34");
    }
}
