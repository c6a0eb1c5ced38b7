@NullMarked
package org.wengang.policy.measure;

import org.jspecify.annotations.NullMarked;
