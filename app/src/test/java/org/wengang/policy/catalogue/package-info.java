@NullMarked
package org.wengang.policy.catalogue;

import org.jspecify.annotations.NullMarked;
