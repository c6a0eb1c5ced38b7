package org.wengang.voucher.merchant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a place on a list is, which decides what it may take. */
public enum PlaceKind {
    /** 商超: takes vouchers. */
    SHOP,
    /** 公办医疗机构: takes privileges of honour cards (R-HS-03, R-HS-04). */
    PUBLIC_HOSPITAL,
    /** Any other place that gives privileges for honour cards. */
    SERVICE;

    /** {@code public_hospital}: as forms and the database write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if there is none. */
    public static Optional<PlaceKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    public boolean takesVouchers() {
        return this == SHOP;
    }
}
