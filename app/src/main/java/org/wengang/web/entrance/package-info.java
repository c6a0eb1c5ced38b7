/** The pages that belong to no business: sign-in, home, preferences, problems explained. */
@NullMarked
package org.wengang.web.entrance;

import org.jspecify.annotations.NullMarked;
