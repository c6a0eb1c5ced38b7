/** The ledger of workers as a page, and for programs. */
@NullMarked
package org.wengang.registry.ledger.page;

import org.jspecify.annotations.NullMarked;
