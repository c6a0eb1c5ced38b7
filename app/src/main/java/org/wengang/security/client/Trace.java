package org.wengang.security.client;

import java.time.Instant;

/** A line of the audit trail about a program, or of what it did. */
public record Trace(Instant at, String actorName, String action, String subject, String detail) {}
