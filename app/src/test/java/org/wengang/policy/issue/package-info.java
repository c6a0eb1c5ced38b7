@NullMarked
package org.wengang.policy.issue;

import org.jspecify.annotations.NullMarked;
