package org.wengang.registry.roster;

/** 户口性质. */
public enum HukouNature implements Listed {
    RURAL("农业户口"),
    URBAN("非农业户口");

    private final String word;

    HukouNature(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
