/** Records that turn out to be one person, and what becomes of their awards. */
@NullMarked
package org.wengang.entitlement.person;

import org.jspecify.annotations.NullMarked;
