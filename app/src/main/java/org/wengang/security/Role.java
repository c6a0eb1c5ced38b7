package org.wengang.security;

/**
 * What an officer may do inside their organisation. Duties that must not meet in one person (to
 * propose and to approve, to approve and to pay) are kept apart by constraints on the rows
 * themselves, not only by roles.
 */
public enum Role {
    /** 经办: imports rosters, determines entitlements, publishes notices. */
    CASEWORKER,
    /** 复核: approves, sends back or refuses what somebody else proposed. */
    REVIEWER,
    /** 财务: makes payment files and records what the bank paid. */
    FINANCE,
    /** 统计: reads bulletins and the rows behind their figures. */
    STATISTICIAN,
    /** 政策: confirms open parameters and issues policies. */
    POLICY_OFFICER,
    /** 系统管理: manages accounts; decides nothing. */
    ADMINISTRATOR
}
