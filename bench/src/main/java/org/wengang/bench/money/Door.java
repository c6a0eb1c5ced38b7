package org.wengang.bench.money;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The way into an installation that may be gone at any moment. Whoever asks waits until it stands
 * again and asks the same thing until it is answered, signing in anew where that is needed.
 */
final class Door {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]+");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final long PATIENCE_NANOS = 180_000_000_000L;
    private static final String BOUNDARY = "----wengang-money";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Witness witness;
    private final String password;
    private final Object gate = new Object();
    private volatile Standing standing;

    /**
     * @param password of the demonstration accounts
     */
    Door(Witness witness, String address, String password) {
        this.witness = witness;
        this.password = password;
        this.standing = new Standing(URI.create(address), new ConcurrentHashMap<>());
    }

    /** An installation as it stands since its last start, and who is signed in there. */
    private record Standing(URI address, Map<String, Session> sessions) {}

    private record Session(String cookie, String token) {}

    /**
     * What came back.
     *
     * @param tries how often it was asked until there was an answer
     */
    record Reply(int status, String location, String body, int tries) {

        private static final Pattern PROBLEM = Pattern.compile("problems/([a-z0-9-]+)");

        boolean isDone() {
            return status == 200 || status == 202 || status == 303;
        }

        /** The id at the end of where it led. */
        String id() {
            return location.substring(location.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        }

        /** The code of what stood against it, or the status. */
        String refusal() {
            var problem = PROBLEM.matcher(body);
            return problem.find() ? problem.group(1) : Integer.toString(status);
        }
    }

    /** It stands again, at another address. */
    void open(String address) {
        synchronized (gate) {
            standing = new Standing(URI.create(address), new ConcurrentHashMap<>());
            gate.notifyAll();
        }
    }

    /** A page as that account sees it. */
    Reply open(String account, String path) {
        return untilAnswered(here -> {
            var session = session(here, account);
            return request(here, path).header("Cookie", session.cookie()).GET().build();
        });
    }

    /** A file that belongs to an account. */
    String download(String account, String path) {
        var reply = open(account, path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answers " + reply.status());
        }
        return reply.body();
    }

    /**
     * @param fields name, value, name, value …
     */
    Reply send(String account, String path, String... fields) {
        return untilAnswered(here -> {
            var session = session(here, account);
            return request(here, path)
                    .header("Cookie", session.cookie())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(session, List.of(fields))))
                    .build();
        });
    }

    /**
     * Without an account.
     *
     * @param visitor keeps a session of their own
     * @param page where they begin
     */
    Reply sendAsVisitor(String visitor, String page, String path, String... fields) {
        return untilAnswered(here -> {
            var session = here.sessions().computeIfAbsent(visitor, any -> visit(here, page));
            return request(here, path)
                    .header("Cookie", session.cookie())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(session, List.of(fields))))
                    .build();
        });
    }

    Reply upload(String account, String path, String fileName, byte[] content) {
        return untilAnswered(here -> {
            var session = session(here, account);
            var body = new ByteArrayOutputStream();
            body.writeBytes(part("_csrf", ""));
            body.writeBytes(utf8(session.token()));
            body.writeBytes(utf8("\r\n"));
            body.writeBytes(part("file", "; filename=\"" + fileName + "\""));
            body.writeBytes(content);
            body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
            return request(here, path)
                    .header("Cookie", session.cookie())
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                    .build();
        });
    }

    /** By a program with its secret. */
    Reply post(String secret, String key, String path, String json) {
        return untilAnswered(here ->
                request(here, path)
                        .header("Authorization", "Bearer " + secret)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    /** How a request looks at an installation. */
    private interface Request {
        HttpRequest at(Standing here) throws IOException, InterruptedException;
    }

    private Reply untilAnswered(Request request) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        for (var tries = 1; System.nanoTime() < end; tries++) {
            var here = standing;
            var isGone = false;
            try {
                var answer = client.send(request.at(here), BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    return reply(answer, tries);
                }
                if (answer.statusCode() != 429) {
                    witness.fault(
                            answer.request().uri().getPath() + " answers " + answer.statusCode());
                }
            } catch (IOException | UncheckedIOException gone) {
                // asked again below: whether it was done, only the next answer tells
                isGone = true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("A client was stopped.", stopped);
            }
            witness.askedAgain();
            awaitAnother(here, isGone ? 1_000 : 100);
        }
        throw new IllegalStateException("No answer in three minutes.");
    }

    private void awaitAnother(Standing failed, long millis) {
        synchronized (gate) {
            if (standing == failed) {
                try {
                    gate.wait(millis);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static Reply reply(HttpResponse<String> answer, int tries) {
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                answer.body(),
                tries);
    }

    private static HttpRequest.Builder request(Standing here, String path) {
        return HttpRequest.newBuilder(here.address().resolve(path))
                .header("Accept", "text/html, application/json, */*")
                .timeout(LONGEST_ANSWER);
    }

    private Session session(Standing here, String account) {
        return here.sessions().computeIfAbsent(account, any -> signIn(here, account));
    }

    private Session signIn(Standing here, String account) {
        var before = visit(here, "/sign-in");
        try {
            var answer =
                    client.send(
                            request(here, "/sign-in")
                                    .header("Cookie", before.cookie())
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    encoded(
                                                            before,
                                                            List.of(
                                                                    "username",
                                                                    account,
                                                                    "password",
                                                                    password))))
                                    .build(),
                            BodyHandlers.ofString());
            var cookie = cookie(answer);
            if (cookie.isEmpty()) {
                throw new IOException(account + " cannot sign in");
            }
            return visit(here, "/", cookie);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A client was stopped.", stopped);
        }
    }

    private Session visit(Standing here, String path) {
        return visit(here, path, "");
    }

    private Session visit(Standing here, String path, String cookie) {
        try {
            var request = request(here, path);
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            var page = client.send(request.build(), BodyHandlers.ofString());
            var token = TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IOException(path + " has no form: " + page.statusCode());
            }
            return new Session(cookie.isEmpty() ? cookie(page) : cookie, token.group(1));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A client was stopped.", stopped);
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(SESSION::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    private static String encoded(Session session, List<String> fields) {
        var all = new ArrayList<>(List.of("_csrf", session.token()));
        all.addAll(fields);
        return IntStream.range(0, all.size() / 2)
                .mapToObj(i -> utf8Encoded(all.get(2 * i)) + "=" + utf8Encoded(all.get(2 * i + 1)))
                .collect(Collectors.joining("&"));
    }

    private static String utf8Encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
