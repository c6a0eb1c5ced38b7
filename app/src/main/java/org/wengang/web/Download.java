package org.wengang.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file as the answer, written as a stream and never stored by the browser or between.
 *
 * @param fileName as the user shall see it, any language, with its ending
 * @param contentType e.g. {@code text/csv;charset=UTF-8}
 * @param body called once; what it throws before the first byte becomes an ordinary error page
 */
public record Download(String fileName, String contentType, Body body) implements Answer {

    /** Writes the file; need not close the stream. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Header of RFC 6266: an ASCII name for old browsers, the true one for the others. */
    public String contentDisposition() {
        var encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(asciiName(), encoded);
    }

    private String asciiName() {
        int dot = fileName.lastIndexOf('.');
        var stem = ascii(dot < 0 ? fileName : fileName.substring(0, dot));
        var ending = dot < 0 ? "" : fileName.substring(dot).replaceAll("[^.0-9A-Za-z]", "");
        return (stem.isEmpty() ? "wengang" : stem) + ending;
    }

    private static String ascii(String name) {
        return name.replaceAll("[^0-9A-Za-z._-]+", "-").replaceAll("^-+|-+$", "");
    }
}
