package org.wengang.entitlement.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant was asked for, and what came.
 *
 * @param number counts from 1 within the application
 * @param dueOn the last day on which the answer is in time, inclusive; later ones are taken too
 * @param answeredAt null until answered
 * @param answer null until answered, and where files say it all
 * @param files the numbers of those that came with the answer
 */
public record EvidenceRequest(
        int number,
        String question,
        LocalDate dueOn,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        List<Integer> files) {

    public boolean isOpen() {
        return answeredAt == null;
    }

    /** Whether its day went by without an answer. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }

    /**
     * As an officer typed it.
     *
     * @param submission id made with the form
     */
    public record EvidenceAsked(String question, String dueOn, String submission) {}

    /**
     * As an applicant typed it.
     *
     * @param submission id made with the form
     */
    public record EvidenceGiven(String answer, String submission) {}
}
