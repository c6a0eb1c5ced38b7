package org.wengang.web;

import java.util.Set;
import org.wengang.kernel.OrgPath;

/** The officer who is signed in. */
public interface Signed {

    String name();

    OrgPath org();

    Set<? extends Enum<?>> roles();
}
