package org.wengang.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port on 127.0.0.1, kept in a file so that it stays the same until a stranger takes it. */
final class Port {

    private Port() {}

    static int choose(Path remembered) throws IOException {
        if (Files.exists(remembered)) {
            var text = Files.readString(remembered).strip();
            if (text.matches("\\d{1,5}") && isFree(Integer.parseInt(text))) {
                return Integer.parseInt(text);
            }
        }
        try (var socket = open(0)) {
            Files.writeString(remembered, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    static void forget(Path remembered) throws IOException {
        Files.deleteIfExists(remembered);
    }

    private static boolean isFree(int port) {
        try (var socket = open(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
