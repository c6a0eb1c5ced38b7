package org.wengang.registry.roster;

/** 单位类型, as the statistics of the state divide employers. */
public enum EmployerKind implements Listed {
    STATE_OWNED("国有企业"),
    COLLECTIVE("集体企业"),
    PRIVATE("私营企业"),
    FOREIGN("外商投资企业"),
    INDIVIDUAL_BUSINESS("个体工商户"),
    GOVERNMENT("机关"),
    INSTITUTION("事业单位"),
    SOCIAL_ORGANISATION("社会组织");

    private final String word;

    EmployerKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
