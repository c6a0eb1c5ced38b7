@NullMarked
package org.wengang.policy.authoring.difference;

import org.jspecify.annotations.NullMarked;
