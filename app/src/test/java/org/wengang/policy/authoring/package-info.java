@NullMarked
package org.wengang.policy.authoring;

import org.jspecify.annotations.NullMarked;
