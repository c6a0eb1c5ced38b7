/**
 * What an office decides about its own work: above which amount a second reviewer is needed, how
 * many working days a step may take, and which days are working days.
 */
@NullMarked
package org.wengang.entitlement.setting;

import org.jspecify.annotations.NullMarked;
