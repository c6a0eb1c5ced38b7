/**
 * Privileges of honour cards taken at places on the list, each request once, and what whoever holds
 * a card may see of it (W4, R-HS-03, R-HS-04, F-07).
 */
@NullMarked
package org.wengang.voucher.use;

import org.jspecify.annotations.NullMarked;
