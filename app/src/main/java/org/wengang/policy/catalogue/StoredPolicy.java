package org.wengang.policy.catalogue;

import org.wengang.policy.PolicyVersion;

/** A version with the file it was read from, whole. */
public record StoredPolicy(PolicyVersion version, String yaml) {}
