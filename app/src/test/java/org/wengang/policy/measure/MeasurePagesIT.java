package org.wengang.policy.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Role;

@WengangTest
class MeasurePagesIT {

    @Autowired BeanFactory beans;
    @Autowired ApplicationContext application;

    @Test
    void the_list_speaks_english_and_tells_other_systems() {
        var officer =
                new PolicyDesk(beans)
                        .officer(new OrgPath("cn/13/1311/"), "hengshui-jingban", Role.CASEWORKER);
        var browsing = new Browsing(application);
        assertThat(browsing.openInEnglish(officer, "/measures?words=mengniu").body())
                .contains("Mengniu: red packet for staying", "employer-funded or donated")
                .doesNotContain("Gree");
        assertThat(browsing.open(officer, "/measures?kind=Z").body()).contains("R-SJZ-01");
        assertThat(browsing.open(officer, "/api/v1/measures?limit=500").body())
                .contains(
                        "\"code\":\"R-GS-13\",\"kind\":\"B\"",
                        "\"fundedBy\":\"employer\"",
                        "\"statedFen\":50000");
    }
}
