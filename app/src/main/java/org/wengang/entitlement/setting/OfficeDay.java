package org.wengang.entitlement.setting;

import java.time.LocalDate;
import org.wengang.kernel.OrgPath;

/** A day on which an office works, or does not, otherwise than the country's calendar says. */
public record OfficeDay(OrgPath organisation, LocalDate day, boolean isWorking, String name) {}
