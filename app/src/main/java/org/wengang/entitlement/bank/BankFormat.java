package org.wengang.entitlement.bank;

import java.util.Locale;
import org.wengang.sheet.SheetWriter.Format;

/** The forms in which an order is given to a bank. */
public enum BankFormat {
    XLSX(Format.XLSX.mediaType(), ".xlsx"),
    CSV(Format.CSV.mediaType(), ".csv"),
    /** ISO 20022 customer credit transfer initiation, pain.001.001.09. */
    PAIN001("application/xml", ".xml");

    private final String mediaType;
    private final String suffix;

    BankFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With its dot. */
    public String suffix() {
        return suffix;
    }

    /** As the database writes it: {@code pain001}. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BankFormat of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
