package org.wengang.registry.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody was contacted ([001] 定州: 采取电话、微信沟通等形式). */
public enum Way {
    PHONE,
    WECHAT,
    VISIT;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Way> of(String stored) {
        return Arrays.stream(values()).filter(one -> one.stored().equals(stored)).findFirst();
    }
}
