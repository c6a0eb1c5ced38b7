/** Ledgers (台账) as their forms have them: what an entry names, its facts, and where it is kept. */
@NullMarked
package org.wengang.registry.book;

import org.jspecify.annotations.NullMarked;
