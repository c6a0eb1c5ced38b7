package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.database.CannotStart;

/**
 * What lies where in the data folder, held by one process at a time.
 *
 * @param root absolute
 */
record DataFolder(Path root, FileChannel lockChannel) implements AutoCloseable {

    private static final int MAJOR = 18;
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Makes the folder where it is missing and takes it.
     *
     * @throws CannotStart when it cannot be written or another process has it
     */
    static DataFolder take(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root.resolve("secrets"));
            var channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        "Another Wengang is running on the data folder "
                                + root
                                + "; stop it, or choose another folder with --data.");
            }
            Files.setPosixFilePermissions(
                    root.resolve("secrets"), PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(root, channel);
        } catch (IOException problem) {
            throw new CannotStart(
                    "The data folder "
                            + root
                            + " cannot be written by this user; give it to the user or choose"
                            + " another with --data.",
                    problem);
        }
    }

    /** The folder while another process has it; empty when nobody has. */
    static Optional<DataFolder> ofAnother(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        if (Files.notExists(root.resolve("lock"))) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null
                    ? Optional.of(new DataFolder(root, channel))
                    : Optional.empty();
        } catch (IOException problem) {
            throw new CannotStart(
                    "The data folder " + root + " belongs to another user; be that user.", problem);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path binaries() {
        return root.resolve("pg-" + MAJOR);
    }

    Path cluster() {
        return root.resolve("data-" + MAJOR);
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path port() {
        return root.resolve("port");
    }

    /**
     * The password of a role, made at the first call and kept in a file only this user can read.
     */
    String password(String role) throws IOException {
        var file = root.resolve("secrets").resolve(role);
        if (Files.notExists(file)) {
            var random = new byte[32];
            new SecureRandom().nextBytes(random);
            var fresh = Files.createTempFile(root.resolve("secrets"), role, ".new", PRIVATE);
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException problem) {
            throw new IllegalStateException(
                    "The lock of " + root + " could not be given back.", problem);
        }
    }
}
