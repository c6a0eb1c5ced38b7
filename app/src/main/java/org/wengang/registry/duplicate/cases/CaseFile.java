package org.wengang.registry.duplicate.cases;

import java.util.List;
import org.wengang.registry.Worker;

/**
 * Everything an officer needs to decide on a case.
 *
 * @param workers in the order of the case's people; likewise the awards
 * @param facts side by side
 * @param steps what the case was before, the last one first
 */
public record CaseFile(
        DuplicateCase duplicate,
        List<Worker> workers,
        List<Compared> facts,
        List<List<Worker.Award>> awards,
        List<Step> steps) {

    /** Whether money is out or on its way for any of them: then two must look. */
    public boolean isPaid() {
        return awards.stream()
                .flatMap(List::stream)
                .anyMatch(award -> award.isPaid() || award.isDouble());
    }
}
