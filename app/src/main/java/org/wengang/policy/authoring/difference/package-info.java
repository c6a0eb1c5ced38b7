/** Where two texts differ, line by line. */
@NullMarked
package org.wengang.policy.authoring.difference;

import org.jspecify.annotations.NullMarked;
