/** What the sources announce beside entitlements: shown, never paid. */
@NullMarked
package org.wengang.policy.measure;

import org.jspecify.annotations.NullMarked;
