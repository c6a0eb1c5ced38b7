@NullMarked
package org.wengang.registry.kept;

import org.jspecify.annotations.NullMarked;
