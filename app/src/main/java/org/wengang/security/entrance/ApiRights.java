package org.wengang.security.entrance;

import static java.util.Map.entry;
import static org.wengang.security.Right.BUDGETS_READ;
import static org.wengang.security.Right.BUDGETS_WRITE;
import static org.wengang.security.Right.CHECKS_READ;
import static org.wengang.security.Right.DECISIONS_READ;
import static org.wengang.security.Right.DUPLICATES_READ;
import static org.wengang.security.Right.FIGURES_READ;
import static org.wengang.security.Right.FILINGS_READ;
import static org.wengang.security.Right.IMPORTS_READ;
import static org.wengang.security.Right.IMPORTS_WRITE;
import static org.wengang.security.Right.LEDGERS_READ;
import static org.wengang.security.Right.POLICIES_CHECK;
import static org.wengang.security.Right.REFERENCE_READ;
import static org.wengang.security.Right.VOUCHERS_REDEEM;
import static org.wengang.security.Right.WORKERS_READ;

import java.util.Map;
import java.util.Optional;
import org.wengang.security.Right;

/** Which right each operation of {@code /api/v1} asks for; one that is not here is open to none. */
public final class ApiRights {

    private static final Map<String, Right> TABLE =
            Map.ofEntries(
                    entry("GET /api/v1/openapi.yaml", REFERENCE_READ),
                    entry("GET /api/v1/divisions", REFERENCE_READ),
                    entry("GET /api/v1/policies", REFERENCE_READ),
                    entry("POST /api/v1/policies/check", POLICIES_CHECK),
                    entry("GET /api/v1/measures", REFERENCE_READ),
                    entry("GET /api/v1/workers", WORKERS_READ),
                    entry("GET /api/v1/workers/{id}", WORKERS_READ),
                    entry("GET /api/v1/employers", LEDGERS_READ),
                    entry("GET /api/v1/employers/{id}", LEDGERS_READ),
                    entry("GET /api/v1/listings", LEDGERS_READ),
                    entry("GET /api/v1/listings/{id}", LEDGERS_READ),
                    entry("GET /api/v1/employments", LEDGERS_READ),
                    entry("GET /api/v1/employments/{id}", LEDGERS_READ),
                    entry("GET /api/v1/stays", LEDGERS_READ),
                    entry("GET /api/v1/stays/{id}", LEDGERS_READ),
                    entry("GET /api/v1/migrations", LEDGERS_READ),
                    entry("GET /api/v1/migrations/{id}", LEDGERS_READ),
                    entry("GET /api/v1/groups", LEDGERS_READ),
                    entry("GET /api/v1/groups/{id}", LEDGERS_READ),
                    entry("GET /api/v1/intentions", LEDGERS_READ),
                    entry("GET /api/v1/intentions/{id}", LEDGERS_READ),
                    entry("GET /api/v1/gifts", LEDGERS_READ),
                    entry("GET /api/v1/gifts/{id}", LEDGERS_READ),
                    entry("GET /api/v1/events", LEDGERS_READ),
                    entry("GET /api/v1/events/{id}", LEDGERS_READ),
                    entry("GET /api/v1/donations", LEDGERS_READ),
                    entry("GET /api/v1/donations/{id}", LEDGERS_READ),
                    entry("GET /api/v1/filings", FILINGS_READ),
                    entry("GET /api/v1/filings/{id}", FILINGS_READ),
                    entry("GET /api/v1/duplicates", DUPLICATES_READ),
                    entry("GET /api/v1/checks", CHECKS_READ),
                    entry("GET /api/v1/imports", IMPORTS_READ),
                    entry("GET /api/v1/imports/{id}", IMPORTS_READ),
                    entry("GET /api/v1/imports/{id}/refusals", IMPORTS_READ),
                    entry("POST /api/v1/imports", IMPORTS_WRITE),
                    entry("POST /api/v1/imports/{id}/confirmation", IMPORTS_WRITE),
                    entry("POST /api/v1/imports/{id}/undo", IMPORTS_WRITE),
                    entry("POST /api/v1/imports/{id}/discard", IMPORTS_WRITE),
                    entry("POST /api/v1/redemptions", VOUCHERS_REDEEM),
                    entry("GET /api/v1/redemptions/{id}", VOUCHERS_REDEEM),
                    entry("POST /api/v1/redemptions/{id}/reversal", VOUCHERS_REDEEM),
                    entry("POST /api/v1/card-uses", VOUCHERS_REDEEM),
                    entry("GET /api/v1/card-uses/{id}", VOUCHERS_REDEEM),
                    entry("POST /api/v1/card-uses/{id}/reversal", VOUCHERS_REDEEM),
                    entry("GET /api/v1/bulletins/stays", FIGURES_READ),
                    entry("GET /api/v1/bulletins/censuses", FIGURES_READ),
                    entry("GET /api/v1/budgets", BUDGETS_READ),
                    entry("GET /api/v1/budgets/{id}", BUDGETS_READ),
                    entry("GET /api/v1/budgets/{id}/entries", BUDGETS_READ),
                    entry("GET /api/v1/budgets/{id}/appropriations", BUDGETS_READ),
                    entry("POST /api/v1/budgets/{id}/appropriations", BUDGETS_WRITE),
                    entry("GET /api/v1/determinations", DECISIONS_READ),
                    entry("GET /api/v1/determinations/{id}", DECISIONS_READ),
                    entry("GET /api/v1/determinations/{id}/workers", DECISIONS_READ),
                    entry("GET /api/v1/determinations/{id}/workers/{worker}", DECISIONS_READ));

    private ApiRights() {}

    /** Operations, each with its right: {@code GET /api/v1/workers/{id}}. */
    public static Map<String, Right> all() {
        return TABLE;
    }

    /**
     * @param pattern as its controller maps it
     */
    static Optional<Right> find(String method, String pattern) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(TABLE.get(asked + " " + pattern));
    }
}
