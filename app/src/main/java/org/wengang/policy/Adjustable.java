package org.wengang.policy;

import java.util.List;
import org.wengang.web.component.Choice;

/**
 * A value of a policy that a trial may set otherwise, in the user's language.
 *
 * @param kind how it is put in: money, int, date, region, bool, code, codes or tiers
 * @param current the value that holds without the trial; empty if there is none
 * @param choices empty where the value is not one, or some, of a list
 */
public record Adjustable(
        String name, String label, String kind, String current, List<Choice> choices) {

    public Adjustable {
        choices = List.copyOf(choices);
    }
}
