package org.wengang.entitlement.payment;

import java.util.regex.Pattern;
import org.wengang.entitlement.bank.BankOrder.Payer;
import org.wengang.web.FormErrors;

/** From which account a batch is paid, as typed by who releases it. */
public record PayerForm(String payer, String payerNumber, String payerBank) {

    static final PayerForm EMPTY = new PayerForm("", "", "");

    private static final int LONGEST_NAME = 120;
    private static final Pattern NUMBER = Pattern.compile("\\d{8,32}");

    public PayerForm {
        payer = payer.strip();
        payerNumber = payerNumber.replaceAll("[\\s-]", "");
        payerBank = payerBank.strip();
    }

    void check(FormErrors errors) {
        checkName("payer", payer, "entitlement.payment.fault.payer", errors);
        if (!NUMBER.matcher(payerNumber).matches()) {
            errors.add("payerNumber", "entitlement.payment.fault.payer-number");
        }
        checkName("payerBank", payerBank, "entitlement.payment.fault.payer-bank", errors);
    }

    private static void checkName(String field, String name, String missing, FormErrors errors) {
        if (name.isEmpty()) {
            errors.add(field, missing);
        } else if (name.length() > LONGEST_NAME) {
            errors.add(field, "entitlement.fault.length", LONGEST_NAME);
        }
    }

    Payer read() {
        return new Payer(payer, payerNumber, payerBank);
    }

    @Override
    public String toString() {
        return "PayerForm[" + payerBank + "]";
    }
}
