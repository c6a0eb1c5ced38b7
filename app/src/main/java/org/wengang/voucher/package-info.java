/**
 * Consumption vouchers: handed out for approved awards, shown by a code, spent at merchants of the
 * county that issued them, settled with those merchants, void after their last day.
 *
 * <p>Source: domain.md L10, W3, R-HS-01. Whatever must happen once is a constraint (decision 0030).
 */
@ApplicationModule(
        displayName = "Vouchers",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "security :: program",
            "organisation",
            "job",
            "web",
            "web :: component",
            "sheet",
            "registry",
            "policy",
            "entitlement"
        })
@NullMarked
package org.wengang.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
