/** What the user sees when something is refused, missing, expired or broken. */
@NullMarked
package org.wengang.web.refusal;

import org.jspecify.annotations.NullMarked;
