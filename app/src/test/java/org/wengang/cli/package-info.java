@NullMarked
package org.wengang.cli;

import org.jspecify.annotations.NullMarked;
