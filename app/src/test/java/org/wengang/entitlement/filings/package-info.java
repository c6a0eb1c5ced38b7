@NullMarked
package org.wengang.entitlement.filings;

import org.jspecify.annotations.NullMarked;
