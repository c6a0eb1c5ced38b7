package org.wengang.entitlement.notice;

import org.wengang.entitlement.award.PolicyName;

/** Approved awards of a policy that stand in no notice yet. */
public record Publishable(PolicyName policy, int count, long totalFen) {}
