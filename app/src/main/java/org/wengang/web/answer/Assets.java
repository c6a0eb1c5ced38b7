package org.wengang.web.answer;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.DigestUtils;

/**
 * The files under {@code static/assets}, each at a path that changes with its content, so that a
 * browser may keep it for ever.
 */
final class Assets {

    private static final String FOLDER = "classpath:/static/assets/";

    private Assets() {}

    /** Name to path: {@code wengang.css} to {@code /assets/wengang-<digest>.css}. */
    static Map<String, String> versioned() {
        var paths = new TreeMap<String, String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources(FOLDER + "*.*")) {
                var name = Objects.requireNonNull(file.getFilename());
                int dot = name.lastIndexOf('.');
                try (var content = file.getInputStream()) {
                    // the digest Spring's content version strategy expects in the path
                    var digest = DigestUtils.md5DigestAsHex(content);
                    paths.put(
                            name,
                            "/assets/%s-%s%s"
                                    .formatted(
                                            name.substring(0, dot), digest, name.substring(dot)));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read static/assets", e);
        }
        return Map.copyOf(paths);
    }
}
