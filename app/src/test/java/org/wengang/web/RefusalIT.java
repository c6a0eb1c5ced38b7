package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wengang.web.Browser.Visitors;

/** What goes over the wire: statuses, headers, problems for programs, files in and out. */
@SpringBootTest(
        classes = GroundFloor.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "wengang.today=2021-02-05")
@ExtendWith({Browser.class, OutputCaptureExtension.class})
class RefusalIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----the-boundary";

    @LocalServerPort int port;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void a_refusal_is_a_page_for_people() throws Exception {
        var answer = get("/open/refused", Map.of("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("现在不能这样办理", "您的账号不能查看或办理这项内容", "web-forbidden");
    }

    @Test
    void a_refusal_is_rfc_9457_for_programs_in_their_language() throws Exception {
        var answer =
                get("/open/refused", Map.of("Accept", "application/json", "Cookie", "lang=en"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"/problems/web-forbidden\"",
                        "\"status\":409",
                        "\"title\":\"This cannot be done now\"",
                        "\"detail\":\"Your account may not see or do this.",
                        "\"instance\":\"/open/refused\"",
                        "\"code\":\"web-forbidden\"");
    }

    @Test
    void everything_below_api_answers_as_a_problem() throws Exception {
        signIn();
        assertThat(get("/api/refused", Map.of("Accept", "text/html")).body())
                .contains("\"type\":\"/problems/web-forbidden\"");
        assertThat(get("/api/nowhere", Map.of()).body())
                .contains("\"type\":\"/problems/web-not-found\"", "\"status\":404");
    }

    @Test
    void a_bug_has_a_reference_in_the_log_and_shows_nothing_of_itself(CapturedOutput output)
            throws Exception {
        var answer = get("/open/broken", Map.of());
        assertThat(answer.statusCode()).isEqualTo(500);
        var reference = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}").matcher(answer.body());
        assertThat(reference.find()).isTrue();
        assertThat(answer.body()).doesNotContain("is not there", "IllegalState");
        assertThat(output)
                .contains("Reference " + reference.group() + ": GET /open/broken")
                .contains("row of … is not there")
                .doesNotContain("130110199001010000");
    }

    @Test
    void a_page_that_breaks_in_the_middle_never_shows_its_first_half() throws Exception {
        var answer = get("/open/half", Map.of());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("系统出了故障").doesNotContain("half a page");
    }

    @Test
    void an_id_that_is_none_is_not_found() throws Exception {
        assertThat(get("/open/number/abc", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_query_that_can_not_be_decoded_is_told_so_and_fills_no_log(CapturedOutput output)
            throws Exception {
        for (var query : List.of("%", "%zz", "%ED%A0%80")) {
            assertThat(raw("/sign-in?failed=" + query)).as(query).startsWith("HTTP/1.1 400");
        }
        assertThat(output).doesNotContain("Reference");
    }

    @Test
    void a_wrong_method_is_405_and_says_which_are_right() throws Exception {
        signIn();
        var answer = post("/open/refused", form(Map.of("_csrf", token("/gallery"))), FORM);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        assertThat(answer.body()).contains("不能这样打开");
    }

    @Test
    void a_form_without_its_token_is_told_to_go_back() throws Exception {
        var answer = post("/gallery", form(Map.of("name", "x")), FORM);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("页面已过期", "web-expired");
    }

    @Test
    void a_stale_sign_in_page_is_simply_renewed() throws Exception {
        var answer = post("/sign-in", form(Map.of("username", "x", "password", "y")), FORM);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?expired");
    }

    @Test
    void a_file_of_301_megabytes_is_refused_with_the_limit() throws Exception {
        signIn();
        var answer = upload(301 * MEGABYTE - 2000, token("/gallery"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大", "300 MB");
    }

    @Test
    void a_file_of_330_megabytes_is_refused_with_the_limit_too() throws Exception {
        signIn();
        var answer = upload(330 * MEGABYTE, token("/gallery"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大");
    }

    @Test
    void a_file_of_299_megabytes_is_taken() throws Exception {
        signIn();
        var answer = upload(299 * MEGABYTE, token("/gallery"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void a_download_keeps_its_chinese_name_and_is_not_stored() throws Exception {
        signIn();
        var answer = get("/gallery/file", Map.of());
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"2021.csv\"; filename*=UTF-8''"
                            + "%E9%B9%BF%E6%B3%89%E5%8C%BA%20%E7%A8%B3%E5%B2%97%E8%A1%A5%E8%B4%B4%202021.csv");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.body()).isEqualTo("\uFEFF姓名\r\n张试一\r\n");
    }

    @Test
    void a_page_tells_the_browser_to_trust_nothing_from_elsewhere() throws Exception {
        var headers = get("/sign-in", Map.of()).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void style_sheets_are_compressed_and_kept_for_ever() throws Exception {
        var path =
                Pattern.compile("href=\"(/assets/wengang-[0-9a-f]{32}\\.css)\"")
                        .matcher(get("/sign-in", Map.of()).body());
        assertThat(path.find()).isTrue();
        var headers = get(path.group(1), Map.of("Accept-Encoding", "gzip")).headers();
        assertThat(headers.firstValue("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
        assertThat(headers.firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void preferences_never_lead_to_another_site() throws Exception {
        for (var back : new String[] {"//evil.example/", "https://evil.example/", "/\\evil", ""}) {
            var answer = post("/preferences", form(Map.of("lang", "en", "back", back)), FORM);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).as(back).hasValue("/");
        }
        var answer = post("/preferences", form(Map.of("elder", "on", "back", "/a?b=c")), FORM);
        assertThat(answer.headers().firstValue("Location")).hasValue("/a?b=c");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("elder=on", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_problem_code_is_explained_to_anybody() throws Exception {
        assertThat(get("/problems/web-too-large", Map.of()).body()).contains("300 MB");
        assertThat(get("/problems/no-such", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void htmx_is_sent_on_by_its_own_header() throws Exception {
        signIn();
        var form = form(Map.of("_csrf", token("/gallery"), "name", "x"));
        var answer =
                client.send(
                        request("/gallery", Map.of("HX-Request", "true"))
                                .header("Content-Type", FORM)
                                .POST(form)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/gallery");
    }

    @Test
    void a_browser_shows_the_refusal_of_a_file_that_is_too_large(
            Visitors visitors, @TempDir Path folder) throws IOException {
        var large = folder.resolve("x.xlsx");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(301L * MEGABYTE - 2000);
        }
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.page()
                .evaluate(
                        "() => { const f = document.querySelector('form.wg-card'); f.action ="
                                + " '/gallery/file'; f.enctype = 'multipart/form-data'; }");
        visitor.page().locator("#file").setInputFiles(large);
        visitor.page().getByText("保存").click();
        visitor.page().locator("h1", new Page.LocatorOptions().setHasText("文件太大")).waitFor();
    }

    private static final int MEGABYTE = 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private void signIn() throws Exception {
        var form =
                Map.of(
                        "username", GroundFloor.USERNAME,
                        "password", GroundFloor.PASSWORD,
                        "_csrf", token("/sign-in"));
        assertThat(
                        post("/sign-in", form(form), FORM)
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                .doesNotContain("failed");
    }

    private String token(String path) throws Exception {
        var token = CSRF.matcher(get(path, Map.of()).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** As it stands on the wire, also what no client would send. */
    private String raw(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(request.formatted(path).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> upload(int bytes, String token) throws Exception {
        var head = part("_csrf", "") + token + "\r\n" + part("file", "; filename=\"x.xlsx\"");
        return post(
                "/gallery/file",
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArrays(
                                Collections.nCopies(bytes / MEGABYTE, new byte[MEGABYTE])),
                        BodyPublishers.ofByteArray(new byte[bytes % MEGABYTE]),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static String part(String name, String more) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(BOUNDARY, name, more);
    }

    private HttpResponse<String> post(String path, BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var request = request(path, Map.of()).header("Content-Type", type).POST(body).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        headers.forEach((name, value) -> request.header(name, Objects.requireNonNull(value)));
        return request;
    }
}
