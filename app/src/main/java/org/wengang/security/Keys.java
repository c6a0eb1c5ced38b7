package org.wengang.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.wengang.database.CannotStart;
import org.wengang.security.sign.FileSigner;

/**
 * The keys of one installation, in a file that only its user may read ({@code keys.properties} in
 * the data folder, or where {@code wengang.keys} points). Made once; whoever loses it loses the
 * encrypted fields, so it belongs into the backup, apart from the database.
 *
 * @param field SM4 key of the encrypted fields, 16 bytes
 * @param index HMAC-SM3 key of the blind indexes, 32 bytes
 * @param audit HMAC-SM3 key of the audit chain, 32 bytes
 * @param sign SM2 key of the files that are given out, 32 bytes; added to a file that was made
 *     before there was one
 */
record Keys(byte[] field, byte[] index, byte[] audit, byte[] sign) {

    private static final String SIGN = "sign.1";

    /** Reads the keys, or makes them where there are none yet. */
    static Keys at(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            var properties = read(file);
            var field = key(properties, "field.1", 16, file);
            var index = key(properties, "index.1", 32, file);
            var audit = key(properties, "audit.1", 32, file);
            if (!properties.containsKey(SIGN)) {
                addSign(file);
                properties = read(file);
            }
            return new Keys(field, index, audit, key(properties, SIGN, 32, file));
        } catch (IOException e) {
            throw new CannotStart("The key file " + file + " cannot be read or written.", e);
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            properties.load(in);
        }
        return properties;
    }

    private static byte[] key(Properties properties, String name, int length, Path file) {
        var hex = properties.getProperty(name, "");
        if (!hex.matches("[0-9a-f]{" + 2 * length + "}")) {
            throw new CannotStart(
                    "The key %s in %s is not %d bytes in hex; put back the whole file from its backup."
                            .formatted(name, file, length));
        }
        return HexFormat.of().parseHex(hex);
    }

    private static void create(Path file) throws IOException {
        var random = new SecureRandom();
        var text =
                new StringBuilder(
                        "# Keys of this installation. Back up apart from the database.\n");
        for (var entry : new Object[][] {{"field.1", 16}, {"index.1", 32}, {"audit.1", 32}}) {
            var key = new byte[(int) entry[1]];
            random.nextBytes(key);
            text.append(entry[0]).append('=').append(HexFormat.of().formatHex(key)).append('\n');
        }
        text.append(signLine());
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(file, text.toString());
    }

    private static void addSign(Path file) throws IOException {
        write(
                file,
                Files.readString(file, StandardCharsets.US_ASCII).stripTrailing()
                        + "\n"
                        + signLine());
    }

    private static String signLine() {
        return SIGN + "=" + HexFormat.of().formatHex(FileSigner.newKey(new SecureRandom())) + "\n";
    }

    /** Whole or not at all, and readable by its user only. */
    private static void write(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var draft =
                Files.createTempFile(
                        folder,
                        "keys",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
