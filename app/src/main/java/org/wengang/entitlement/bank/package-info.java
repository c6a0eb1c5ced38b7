/**
 * The files that go to a bank and come back from it, and nothing else: the sheet by a layout, ISO
 * 20022 pain.001, and the return file (decision 0031).
 */
@NullMarked
package org.wengang.entitlement.bank;

import org.jspecify.annotations.NullMarked;
