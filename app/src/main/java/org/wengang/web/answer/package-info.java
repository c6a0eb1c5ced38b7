/** From request to page: the page a controller is given and the answer it gives back. */
@NullMarked
package org.wengang.web.answer;

import org.jspecify.annotations.NullMarked;
