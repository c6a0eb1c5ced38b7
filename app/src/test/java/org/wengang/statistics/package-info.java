@NullMarked
package org.wengang.statistics;

import org.jspecify.annotations.NullMarked;
