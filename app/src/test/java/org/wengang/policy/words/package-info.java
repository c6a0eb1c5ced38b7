@NullMarked
package org.wengang.policy.words;

import org.jspecify.annotations.NullMarked;
