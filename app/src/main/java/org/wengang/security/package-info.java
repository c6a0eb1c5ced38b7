/**
 * Who may do what, and the record of who did it: officers and their sign-in, roles, field
 * encryption and the hash-chained audit trail. An officer's organisation is the region everything
 * else is limited to.
 *
 * <p>Source: GB/T 22239-2019, 8.1.4.1 to 8.1.4.3 and 8.1.4.8.
 */
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {"kernel", "database", "web"})
@NullMarked
package org.wengang.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
