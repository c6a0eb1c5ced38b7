/** The pages and the interface of policies. */
@NullMarked
package org.wengang.policy.page;

import org.jspecify.annotations.NullMarked;
