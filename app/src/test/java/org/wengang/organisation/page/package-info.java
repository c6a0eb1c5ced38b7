@NullMarked
package org.wengang.organisation.page;

import org.jspecify.annotations.NullMarked;
