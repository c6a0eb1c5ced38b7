package org.wengang;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules know each other only along the arrows their package-info declares. */
class ModularityTest {

    /** The policy engine is a library: it stands outside the modules as any jar does. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(Application.class, resideInAPackage("org.wengang.engine.."));

    @Test
    void modules_follow_their_arrows() {
        MODULES.verify();
    }
}
