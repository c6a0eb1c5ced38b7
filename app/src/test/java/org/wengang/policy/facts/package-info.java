@NullMarked
package org.wengang.policy.facts;

import org.jspecify.annotations.NullMarked;
