/**
 * Who stays on post, by registered household (domain.md I-23) and with employers of poverty
 * alleviation (I-24); each number opens to the stays or employers it consists of.
 */
@NullMarked
package org.wengang.statistics.stays;

import org.jspecify.annotations.NullMarked;
