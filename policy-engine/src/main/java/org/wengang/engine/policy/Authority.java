package org.wengang.engine.policy;

import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;

/** Who decides by a policy, and where. */
public record Authority(Region region, Label name) {}
