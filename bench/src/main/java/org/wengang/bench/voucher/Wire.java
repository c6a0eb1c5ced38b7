package org.wengang.bench.voucher;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection kept open, and as little work for each request as there can be: the client shares
 * the machine with what it measures.
 */
final class Wire implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final BufferedOutputStream out;
    private final int port;

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 4_096);
    }

    /** What came back; the body in the encoding of the wire's pages, UTF-8. */
    record Answer(int status, String cookie, String body) {}

    Answer get(String path, String headers) throws IOException {
        return send("GET " + path, headers, "");
    }

    /**
     * @param headers each ended by CRLF
     */
    Answer post(String path, String headers, String body) throws IOException {
        return send("POST " + path, headers, body);
    }

    private Answer send(String line, String headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(
                "%s HTTP/1.1\r\nHost: localhost:%d\r\n%sContent-Length: %d\r\n\r\n"
                        .formatted(line, port, headers, bytes.length)
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = 0;
        var isChunked = false;
        var cookie = "";
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase();
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                isChunked = true;
            } else if (lower.startsWith("set-cookie: jsessionid")) {
                cookie = header.substring(11).split(";")[0].strip();
            }
        }
        var body = new ByteArrayOutputStream();
        if (isChunked) {
            for (var size = chunk(); size > 0; size = chunk()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else {
            body.write(in.readNBytes(length));
        }
        return new Answer(status, cookie, body.toString(StandardCharsets.UTF_8));
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
