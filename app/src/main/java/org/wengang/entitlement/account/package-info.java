/**
 * The bank accounts of those who are paid: stated by one officer, changed only with a reason, and
 * confirmed by another one where money is on its way (decision 0031). What speaks against paying to
 * an account holds it until a second officer has looked.
 */
@NullMarked
package org.wengang.entitlement.account;

import org.jspecify.annotations.NullMarked;
