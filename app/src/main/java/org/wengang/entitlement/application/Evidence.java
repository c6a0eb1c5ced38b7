package org.wengang.entitlement.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.web.FormErrors;

/**
 * A photo or a PDF that came with an application.
 *
 * @param media by its first bytes, whatever its name said
 */
record Evidence(String media, byte[] content) {

    static final int MOST_FILES = 3;
    static final int MOST_BYTES = 5 << 20;

    /** The first bytes by which a file of that kind is known. */
    private record Kind(String media, String ending, byte[] start) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "image/jpeg",
                            "jpg",
                            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
                    new Kind(
                            "image/png",
                            "png",
                            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
                    new Kind(
                            "application/pdf", "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)));

    /** Empty if it is none of the kinds that are taken. */
    static Optional<Evidence> of(byte[] content) {
        return KINDS.stream()
                .filter(kind -> startsWith(content, kind.start()))
                .findFirst()
                .map(kind -> new Evidence(kind.media(), content));
    }

    /** What came with a form; whatever is wrong with it is noted at the field {@code file}. */
    static List<Evidence> read(@Nullable List<MultipartFile> files, FormErrors errors)
            throws IOException {
        var evidence = new ArrayList<Evidence>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()) {
                continue;
            }
            var read =
                    file.getSize() > MOST_BYTES ? Optional.<Evidence>empty() : of(file.getBytes());
            if (read.isEmpty() || evidence.size() == MOST_FILES) {
                errors.add("file", "application.fault.file", MOST_FILES);
            }
            read.ifPresent(evidence::add);
        }
        return evidence;
    }

    /** Of a file of that media, without the dot. */
    static String ending(String media) {
        return KINDS.stream()
                .filter(kind -> kind.media().equals(media))
                .map(Kind::ending)
                .findFirst()
                .orElseThrow();
    }

    /** What tells the same files sent twice from others. */
    static List<Integer> marks(List<Evidence> files) {
        return files.stream().map(file -> Arrays.hashCode(file.content())).toList();
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length
                && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    @Override
    public String toString() {
        return "Evidence[" + media + ", " + content.length + " bytes]";
    }
}
