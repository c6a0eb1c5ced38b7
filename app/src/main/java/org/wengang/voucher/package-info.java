/**
 * Consumption vouchers: handed out for approved awards or claimed from a campaign, shown by a code,
 * spent at merchants of the county that issued them, settled with those merchants, stopped by two
 * officers, void after their last day. Honour cards, whose counted privileges are used alike.
 *
 * <p>Source: domain.md L9, L10, W3, R-HS-01. Whatever must happen once is a constraint (decisions
 * 0030, 0035).
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
