package org.wengang.database;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.wengang.organisation.Organisations;

/**
 * Before each test method: empty tables, the clock at its start, nothing remembered of what was.
 */
final class CleanStart implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        TestDatabase.empty();
        var application = SpringExtension.getApplicationContext(test);
        application.getBean(TestClock.class).reset();
        application.getBean(Organisations.class).readAgain();
    }
}
