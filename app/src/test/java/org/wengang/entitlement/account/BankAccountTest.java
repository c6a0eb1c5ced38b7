package org.wengang.entitlement.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wengang.entitlement.account.BankAccount.Fault;
import org.wengang.entitlement.account.BankAccount.Kind;

class BankAccountTest {

    /** domain.md B1.7: the only check digit for that prefix. */
    private static final String CARD = "6222021234567890128";

    @Test
    void a_card_is_read_whatever_stands_between_its_digits() {
        assertThat(BankAccount.parse(Kind.CARD, " 6222 0212-3456７890 128").orThrow().number())
                .isEqualTo(CARD);
        assertThat(BankAccount.checkDigit(CARD.substring(0, 18))).isEqualTo('8');
    }

    @Test
    void every_single_digit_mistyped_is_found() {
        for (var i = 0; i < CARD.length(); i++) {
            var digit = (char) ('0' + (CARD.charAt(i) - '0' + 1) % 10);
            var wrong = CARD.substring(0, i) + digit + CARD.substring(i + 1);
            assertThat(BankAccount.parse(Kind.CARD, wrong).whyNot()).contains(Fault.CHECKSUM);
        }
    }

    @Test
    void length_and_signs() {
        assertThat(BankAccount.parse(Kind.CARD, "622202123456").whyNot()).contains(Fault.LENGTH);
        assertThat(BankAccount.parse(Kind.CARD, "6.22202E+18").whyNot()).contains(Fault.CHARACTERS);
        assertThat(BankAccount.parse(Kind.CARD, "").whyNot()).contains(Fault.CHARACTERS);
        assertThat(BankAccount.parse(Kind.COMPANY, "1234567").whyNot()).contains(Fault.LENGTH);
    }

    @Test
    void a_company_account_has_no_check_digit() {
        assertThat(BankAccount.parse(Kind.COMPANY, "13050161234500000123").toOptional())
                .isPresent();
    }

    @Test
    void prints_masked() {
        assertThat(BankAccount.parse(Kind.CARD, CARD).orThrow()).hasToString("6222****0128");
    }
}
