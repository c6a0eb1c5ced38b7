package org.wengang.policy.issue;

import java.time.LocalDate;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.policy.Parameter;

/** Why a version cannot be approved or issued yet. */
public sealed interface Obstacle {

    /** The source leaves it open and nobody has confirmed a value. */
    record Unconfirmed(Parameter parameter) implements Obstacle {}

    /**
     * An example of the policy does not come out as it says.
     *
     * @param number counts from 1 in the order of the file
     * @param name as the file calls it
     */
    record CaseFails(int number, String name) implements Obstacle {}

    /**
     * The rule is whole, but the program cannot yet carry it out: issued, it would fail or pay
     * wrongly when it is determined.
     */
    record Beyond(Means means) implements Obstacle {}

    /** The confirmed values together make no rule, e.g. an amount below zero. */
    record Impossible(PolicyError error) implements Obstacle {}

    /** What an officer saved last is no rule yet; what would be issued is not what they mean. */
    record Unfinished() implements Obstacle {}

    /** Nobody has tried exactly this text with exactly these values on everybody. */
    record NotSimulated() implements Obstacle {}

    /** No second person has agreed to it. */
    record NotApproved() implements Obstacle {}

    /**
     * Another version holds until then, or from then on.
     *
     * @param earliest the first day it may hold from
     */
    record TooEarly(LocalDate earliest) implements Obstacle {}
}
