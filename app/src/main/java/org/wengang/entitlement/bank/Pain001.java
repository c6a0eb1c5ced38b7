package org.wengang.entitlement.bank;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Money;

/**
 * ISO 20022 customer credit transfer initiation, pain.001.001.09: one group, one payment, one
 * transaction a line. The end-to-end id is the line’s own, which the bank tells again. A bank
 * without a stated code is {@code NOTPROVIDED}, as the market practice has it.
 */
final class Pain001 {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_NAME = 140;

    private final XMLStreamWriter xml;

    private Pain001(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(BankOrder order, OutputStream out) {
        try {
            var xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            new Pain001(xml).document(order);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** What is written inside an element. */
    private interface Inside {
        void write() throws XMLStreamException;
    }

    private void document(BankOrder order) throws XMLStreamException {
        var message = order.id().toString().replace("-", "");
        in(
                "CstmrCdtTrfInitn",
                () -> {
                    in(
                            "GrpHdr",
                            () -> {
                                text("MsgId", message);
                                text(
                                        "CreDtTm",
                                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                                order.releasedAt()
                                                        .truncatedTo(ChronoUnit.SECONDS)
                                                        .atZone(SHANGHAI)));
                                sums(order);
                                in("InitgPty", () -> text("Nm", name(order.payer().name())));
                            });
                    in("PmtInf", () -> payment(order, message));
                });
    }

    private void payment(BankOrder order, String message) throws XMLStreamException {
        text("PmtInfId", message);
        text("PmtMtd", "TRF");
        text("BtchBookg", "true");
        sums(order);
        in("ReqdExctnDt", () -> text("Dt", order.day().toString()));
        in("Dbtr", () -> text("Nm", name(order.payer().name())));
        account("DbtrAcct", order.payer().number());
        bank("DbtrAgt", order.payer().bank(), null);
        for (var line : order.lines()) {
            in("CdtTrfTxInf", () -> transaction(order, line));
        }
    }

    private void transaction(BankOrder order, BankOrder.Line line) throws XMLStreamException {
        var account = line.account();
        in(
                "PmtId",
                () -> {
                    text("InstrId", Integer.toString(line.number()));
                    text("EndToEndId", line.reference());
                });
        in(
                "Amt",
                () -> {
                    xml.writeStartElement("InstdAmt");
                    xml.writeAttribute("Ccy", "CNY");
                    xml.writeCharacters(new Money(line.amountFen()).yuan());
                    xml.writeEndElement();
                });
        if (account != null) {
            bank("CdtrAgt", account.bank(), account.bankCode());
        }
        in("Cdtr", () -> text("Nm", name(account == null ? line.name() : account.holder())));
        if (account != null) {
            account("CdtrAcct", account.number());
        }
        in(
                "RmtInf",
                () ->
                        text(
                                "Ustrd",
                                name(order.policyCode() + " " + order.policyTitle().chinese())));
    }

    private void sums(BankOrder order) throws XMLStreamException {
        text("NbOfTxs", Integer.toString(order.lines().size()));
        text("CtrlSum", new Money(order.totalFen()).yuan());
    }

    private void account(String element, String number) throws XMLStreamException {
        in(element, () -> in("Id", () -> in("Othr", () -> text("Id", number))));
    }

    private void bank(String element, String bank, @Nullable String code)
            throws XMLStreamException {
        in(
                element,
                () ->
                        in(
                                "FinInstnId",
                                () -> {
                                    if (code != null) {
                                        in(
                                                "ClrSysMmbId",
                                                () -> {
                                                    in("ClrSysId", () -> text("Cd", "CNAPS"));
                                                    text("MmbId", code);
                                                });
                                    }
                                    text("Nm", name(bank));
                                    if (code == null) {
                                        in("Othr", () -> text("Id", "NOTPROVIDED"));
                                    }
                                }));
    }

    private static String name(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private void in(String element, Inside inside) throws XMLStreamException {
        xml.writeStartElement(element);
        inside.write();
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        in(element, () -> xml.writeCharacters(text));
    }
}
