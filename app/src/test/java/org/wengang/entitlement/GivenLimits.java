package org.wengang.entitlement;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A policy that gives every employee 1 yuan for each day on duty, within limits of one's choice:
 * {@code cap} and {@code most} are parameters to refer to.
 *
 * @param limits lines of the file's {@code limits}, without the budget
 * @param onExhausted {@code wait} or {@code refuse}
 */
public record GivenLimits(
        String code, int version, Map<String, String> limits, String onExhausted) {

    public GivenLimits {
        limits = Map.copyOf(limits);
    }

    public String yaml() {
        return TEXT.formatted(
                code,
                version,
                limits.entrySet().stream()
                        .map(line -> "  %s: %s\n".formatted(line.getKey(), line.getValue()))
                        .collect(Collectors.joining()),
                onExhausted);
    }

    private static final String TEXT =
            """
            policy: %s
            version: %d
            class: A
            title: 试验补贴
            title_en: Trial allowance
            authority:
              region: "131100"
              name: 衡水市试验局
              name_en: Hengshui Trial Bureau
            schema: worker/1
            parties: { beneficiary: worker, applicant: unstated, payee: worker, payer: authority, funding: unstated }

            basis:
              - id: trial
                title: 试验文件
                text: 对在岗职工按每人每日1元发放补贴。

            parameters:
              rate:
                type: money
                label: 标准
                label_en: Rate
                cite: "trial:每人每日1元"
                values: { 2021-01-21: "1.00" }
              cap:
                type: money
                label: 限额
                label_en: Cap
                open: 原文没有写明。
                open_en: The source does not say.
                values: { 2021-01-21: "99.00" }
              most:
                type: int
                label: 月数
                label_en: Months
                open: 原文没有写明。
                open_en: The source does not say.
                values: { 2021-01-21: 6 }
              budget:
                type: money
                label: 预算总额
                label_en: Budget
                open: 原文没有写明资金总额。
                open_en: The source gives no total.

            eligibility:
              - id: employee
                label: 在岗职工
                label_en: An employee
                cite: "trial:在岗职工"
                when: p.worker_category == 'employee'

            benefit:
              kind: cash
              amount: param.rate * p.on_duty_days
              cite: "trial:每人每日1元"

            limits:
            %s  budget: { pool: TRIAL, parameter: budget, order: [applied_at, subject], on_exhausted: %s }

            cases:
              - name: 三天
                given: { worker_category: employee, on_duty_days: 3 }
                expect: { verdict: eligible, amount: "3.00" }
            """;
}
