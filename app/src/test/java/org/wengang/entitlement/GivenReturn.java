package org.wengang.entitlement;

import java.nio.charset.StandardCharsets;
import org.wengang.entitlement.GivenPayments.Sent;

/** A bank's return file, row by row. */
public final class GivenReturn {

    private final StringBuilder text = new StringBuilder("发放编号,金额（元）,处理结果,失败原因,失败代码\r\n");

    public GivenReturn paid(Sent line) {
        return row(line.reference(), line.yuan(), "成功", "", "");
    }

    public GivenReturn bounced(Sent line, String reason) {
        return row(line.reference(), line.yuan(), "失败", reason, "AC01");
    }

    public GivenReturn row(
            String reference, String yuan, String outcome, String reason, String code) {
        text.append(String.join(",", reference, yuan, outcome, reason, code)).append("\r\n");
        return this;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
