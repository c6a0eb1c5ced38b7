/** Programs let in, kept out and held back. */
@NullMarked
package org.wengang.security.client;

import org.jspecify.annotations.NullMarked;
