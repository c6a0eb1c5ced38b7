package org.wengang.web;

import org.wengang.kernel.OrgPath;

/** Tells pages what an organisation is called; whoever keeps the organisation tree provides it. */
@FunctionalInterface
public interface OrganisationNames {

    String name(OrgPath org, Language language);
}
