/**
 * Applications beside what the system proposes: whoever is concerned confirms, asks for a person
 * instead of an automated decision, or applies with evidence, without an account.
 *
 * <p>Source: 个人信息保护法 art. 24 (nobody need accept a decision made by a machine alone).
 */
@NullMarked
package org.wengang.entitlement.application;

import org.jspecify.annotations.NullMarked;
