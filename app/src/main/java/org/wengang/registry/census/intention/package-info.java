/** The ledger of what people intend (就业意愿台账, domain.md L6), as last said. */
@NullMarked
package org.wengang.registry.census.intention;

import org.jspecify.annotations.NullMarked;
