@NullMarked
package org.wengang.registry.duplicate;

import org.jspecify.annotations.NullMarked;
