package org.wengang.policy.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Role;

/** The check for other programs. */
@WengangTest
class AuthoringApiIT {

    private static final Path LUQUAN = Path.of("../policies/130110-luquan/R-SJZ-04.yaml");

    @Autowired BeanFactory beans;
    @Autowired MockMvc mvc;

    @Test
    void a_text_is_checked_and_every_fault_has_its_place() throws Exception {
        var sound = Files.readString(LUQUAN);
        assertThat(checked(sound, Role.POLICY_OFFICER).getContentAsString(StandardCharsets.UTF_8))
                .contains("\"runnable\":true", "\"findings\":[]", "\"ok\":true")
                .doesNotContain("\"ok\":false");
        var broken = checked(sound.replace("p.hukou, ", "p.hukuo, "), Role.POLICY_OFFICER);
        assertThat(broken.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"runnable\":false", "\"code\":\"fact-unknown\"", "\"column\":19")
                .contains("没有事实“hukuo”。", "There is no fact “hukuo”.");
    }

    @Test
    void what_is_too_long_is_not_read_and_others_are_refused() throws Exception {
        var long10MB = checked("x".repeat(10_000_000), Role.POLICY_OFFICER);
        assertThat(long10MB.getContentAsString(StandardCharsets.UTF_8)).contains("too-long");
        assertThat(checked("", Role.CASEWORKER).getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse checked(String text, Role role) throws Exception {
        var officer =
                new PolicyDesk(beans)
                        .officer(
                                new OrgPath("cn/13/1301/130110/"),
                                "luquan-%d-%d"
                                        .formatted(
                                                role.ordinal(), Math.floorMod(text.hashCode(), 97)),
                                role);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(officer, null, Set.of());
        return mvc.perform(
                        post("/api/v1/policies/check")
                                .contentType("application/yaml")
                                .content(text)
                                .with(authentication(signedIn)))
                .andReturn()
                .getResponse();
    }
}
