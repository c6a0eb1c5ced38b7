@NullMarked
package org.wengang.web.refusal;

import org.jspecify.annotations.NullMarked;
