/**
 * The files of payment batches as they were given to the bank: written once, kept sealed with
 * digest and signature, and known again when somebody brings one back (decision 0031).
 */
@NullMarked
package org.wengang.entitlement.bankfile;

import org.jspecify.annotations.NullMarked;
