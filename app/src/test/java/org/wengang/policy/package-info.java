@NullMarked
package org.wengang.policy;

import org.jspecify.annotations.NullMarked;
