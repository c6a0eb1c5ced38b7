/**
 * From draft to issued: officers of the office that answers for a policy confirm what its source
 * leaves open and issue it when nothing stands in the way.
 */
@NullMarked
package org.wengang.policy.issue;

import org.jspecify.annotations.NullMarked;
