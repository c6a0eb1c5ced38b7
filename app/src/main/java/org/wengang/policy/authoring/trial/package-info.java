/** One person tried against a rule that is being written, with every reason. */
@NullMarked
package org.wengang.policy.authoring.trial;

import org.jspecify.annotations.NullMarked;
