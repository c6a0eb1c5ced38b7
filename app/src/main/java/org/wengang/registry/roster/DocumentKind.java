package org.wengang.registry.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.IdentityDocument.Kind;

/** 证件类型: the kinds of {@link IdentityDocument} as rosters name them. */
public enum DocumentKind implements Listed {
    RESIDENT_ID(Kind.RESIDENT_ID, "居民身份证", "身份证", "二代身份证", "二代居民身份证", "公民身份证"),
    RESIDENCE_PERMIT(
            Kind.RESIDENCE_PERMIT,
            "港澳台居民居住证",
            "港澳居民居住证",
            "台湾居民居住证",
            "中华人民共和国港澳居民居住证",
            "中华人民共和国台湾居民居住证"),
    PERMANENT_RESIDENCE(
            Kind.PERMANENT_RESIDENCE,
            "外国人永久居留身份证",
            "外国人永久居留证",
            "永久居留身份证",
            "永居证",
            "中华人民共和国外国人永久居留身份证"),
    HK_MACAO_PERMIT(Kind.HK_MACAO_PERMIT, "港澳居民来往内地通行证", "港澳居民通行证", "回乡证"),
    TAIWAN_PERMIT(Kind.TAIWAN_PERMIT, "台湾居民来往大陆通行证", "台湾居民通行证", "台胞证"),
    CHINESE_PASSPORT(Kind.CHINESE_PASSPORT, "中国护照", "中华人民共和国护照"),
    FOREIGN_PASSPORT(Kind.FOREIGN_PASSPORT, "外国护照", "外国人护照");

    private final Kind kind;
    private final String word;
    private final List<String> others;

    DocumentKind(Kind kind, String word, String... others) {
        this.kind = kind;
        this.word = word;
        this.others = List.of(others);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String word() {
        return word;
    }

    public static DocumentKind of(Kind kind) {
        return Arrays.stream(values()).filter(each -> each.kind == kind).findFirst().orElseThrow();
    }

    /**
     * By its word or another usual name. 护照 alone is none: the Chinese and the foreign ones are
     * numbered apart.
     */
    public static Optional<DocumentKind> ofName(String name) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(name) || each.others.contains(name))
                .findFirst();
    }
}
