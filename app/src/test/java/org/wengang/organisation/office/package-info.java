@NullMarked
package org.wengang.organisation.office;

import org.jspecify.annotations.NullMarked;
