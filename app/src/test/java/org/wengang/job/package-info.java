@NullMarked
package org.wengang.job;

import org.jspecify.annotations.NullMarked;
