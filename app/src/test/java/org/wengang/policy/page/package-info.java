@NullMarked
package org.wengang.policy.page;

import org.jspecify.annotations.NullMarked;
