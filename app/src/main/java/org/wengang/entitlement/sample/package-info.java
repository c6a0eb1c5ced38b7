/**
 * Spot checks of approved awards (双随机): which awards are looked at, and by whom, follows from a
 * seed, so that nobody chooses either and anybody can draw again and compare.
 *
 * <p>Source: 国务院办公厅关于推广随机抽查规范事中事后监管的通知 (国办发〔2015〕58号).
 */
@NullMarked
package org.wengang.entitlement.sample;

import org.jspecify.annotations.NullMarked;
