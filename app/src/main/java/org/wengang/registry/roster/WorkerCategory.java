package org.wengang.registry.roster;

/** 人员类别: how somebody works, whatever the employer is. */
public enum WorkerCategory implements Listed {
    EMPLOYEE("企业职工"),
    INDIVIDUAL_WORKER("个体从业人员"),
    CONSTRUCTION_SITE("施工工地务工人员"),
    COURIER("快递从业人员"),
    OTHER("其他");

    private final String word;

    WorkerCategory(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
