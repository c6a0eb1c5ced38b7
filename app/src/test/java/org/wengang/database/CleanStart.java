package org.wengang.database;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test method: empty tables, the clock at its start. */
final class CleanStart implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        TestDatabase.empty();
        SpringExtension.getApplicationContext(test).getBean(TestClock.class).reset();
    }
}
