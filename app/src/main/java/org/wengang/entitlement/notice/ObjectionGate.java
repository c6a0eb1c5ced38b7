package org.wengang.entitlement.notice;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.AddressGate;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;

/**
 * Slows down whoever floods the objection form: twenty an hour from one address, which is enough
 * for a village hall that shares one.
 */
@Component
final class ObjectionGate {

    static final int MOST_AN_HOUR = 20;

    private final AddressGate gate;

    ObjectionGate(Clock clock) {
        this.gate = new AddressGate(clock, MOST_AN_HOUR, EntitlementProblem.TOO_MANY_OBJECTIONS);
    }

    /**
     * @throws Refused entitlement-too-many-objections
     */
    void pass(String address) {
        gate.pass(address);
    }
}
