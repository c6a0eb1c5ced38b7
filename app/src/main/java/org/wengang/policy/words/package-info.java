/**
 * Rules in the words of people: every expression of the policy language as a sentence with the
 * labels of its facts and parameters, for pages and for the generated documents.
 */
@NullMarked
package org.wengang.policy.words;

import org.jspecify.annotations.NullMarked;
