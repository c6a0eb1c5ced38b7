/** The ledger of workers at the size of a province’s county: pages, searches, exports. */
@NullMarked
package org.wengang.bench.ledger;

import org.jspecify.annotations.NullMarked;
