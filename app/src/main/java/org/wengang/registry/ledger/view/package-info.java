/** Addresses of the ledger that officers come back to, their own and those shared in the office. */
@NullMarked
package org.wengang.registry.ledger.view;

import org.jspecify.annotations.NullMarked;
