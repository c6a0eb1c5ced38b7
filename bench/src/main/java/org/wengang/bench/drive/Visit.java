package org.wengang.bench.drive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Somebody's browser without a screen: cookies, pages, forms. */
public final class Visit {

    private static final String BOUNDARY = "----wengang-roster";

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private Visit(String address) {
        this.address = URI.create(address);
    }

    /** Not signed in. */
    public static Visit to(String address) {
        return new Visit(address);
    }

    /** Signed in; refuses a wrong password with an exception. */
    public static Visit by(String username, String address, String password)
            throws IOException, InterruptedException {
        var visit = to(address);
        var home =
                visit.send(
                        visit.open("/sign-in")
                                .form("/sign-in")
                                .with("username", username)
                                .with("password", password));
        if (home.path().startsWith("/sign-in")) {
            throw new IllegalStateException(username + " cannot sign in at " + address);
        }
        return visit;
    }

    /** The whole address of a path, for people. */
    public String link(String path) {
        return address.resolve(path).toString();
    }

    public Shown open(String path) throws IOException, InterruptedException {
        return shown(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    public byte[] download(String path) throws IOException, InterruptedException {
        var answer =
                client.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** Follows to the page it leads to. */
    public Shown send(HtmlForm form) throws IOException, InterruptedException {
        return shown(
                HttpRequest.newBuilder(address.resolve(form.action()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.encoded())));
    }

    /** Sends a form with one file. */
    public Shown upload(HtmlForm form, String name, Path file)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (var field : form.fields()) {
            body.writeBytes(part(field.name(), ""));
            body.writeBytes(utf8(field.value() + "\r\n"));
        }
        var fileName = Objects.requireNonNull(file.getFileName()).toString();
        body.writeBytes(part(name, "; filename=\"" + fileName + "\""));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return shown(
                HttpRequest.newBuilder(address.resolve(form.action()))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private Shown shown(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                client.send(
                        request.header("Accept", "text/html").build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Shown(answer.uri(), answer.statusCode(), answer.body());
    }

    private static byte[] part(String name, String more) {
        return utf8(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                        .formatted(BOUNDARY, name, more));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
