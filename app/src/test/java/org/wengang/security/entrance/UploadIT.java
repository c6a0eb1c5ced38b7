package org.wengang.security.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Role;

/** What people nobody knows may upload, refused by its announced size before it is read. */
@WengangTest
class UploadIT {

    private static final int LARGEST = (int) UploadFilter.MOST_MEGABYTES << 20;

    @Autowired ApplicationContext application;
    @Autowired MockMvc mvc;
    @LocalServerPort int port;

    @Test
    void the_public_addresses_take_sixteen_megabytes_and_say_so() throws Exception {
        for (var path : new String[] {"/apply/" + Ids.newId(), "/apply/answers", "/till/scan"}) {
            var refused = send(path, LARGEST + 1, "");
            assertThat(refused.getStatus()).as(path).isEqualTo(413);
            assertThat(refused.getContentAsString(UTF_8)).contains("<h1>", "这里一次最多上传 16 MB");
            assertThat(send(path, LARGEST, "").getStatus()).as(path).isNotEqualTo(413);
            assertThat(send(path, 1, "chunked").getStatus()).as(path).isEqualTo(413);
        }
    }

    @Test
    void a_form_is_refused_before_any_of_it_was_sent() throws Exception {
        try (var line = new Socket("localhost", port)) {
            var head =
                    """
                    POST /apply/answers HTTP/1.1
                    Host: localhost
                    Content-Type: multipart/form-data; boundary=x
                    Content-Length: %d

                    """
                            .formatted(LARGEST + 1);
            line.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void elsewhere_whoever_uploads_is_signed_in() throws Exception {
        var refused = send("/imports/new", 1, "");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString(UTF_8)).contains("上传文件要先登录");
        var officer =
                new GivenEntitlements(application)
                        .officer(GivenEntitlements.LUQUAN, Role.CASEWORKER);
        var seen = new Browsing(application).upload(officer, "/imports", "x.csv", new byte[1]);
        assertThat(seen.body()).doesNotContain("上传文件要先登录");
    }

    /** A form that announces a size, with less in it. */
    private MockHttpServletResponse send(String path, int size, String coding) throws Exception {
        return mvc.perform(
                        multipart(path)
                                .file(new MockMultipartFile("file", new byte[1]))
                                .with(csrf())
                                .with(request -> {
                                    request.setContent(new byte[size]);
                                    if (!coding.isEmpty()) {
                                        request.addHeader("Transfer-Encoding", coding);
                                    }
                                    return request;
                                }))
                .andReturn()
                .getResponse();
    }
}
