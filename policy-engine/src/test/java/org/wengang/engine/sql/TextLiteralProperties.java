package org.wengang.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every string has a literal that reads back the same, and none closes its quotes. */
class TextLiteralProperties {

    private static final Pattern PIECE = Pattern.compile("'([^']*)'|chr\\((\\d+)\\)");
    private static final Pattern WHOLE =
            Pattern.compile(
                    "''|PIECE|\\(PIECE( \\|\\| PIECE)+\\)"
                            .replace("PIECE", "('[0-9A-Za-z \\x80-\\x{10FFFF}]+'|chr\\(\\d+\\))"));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of("'", "''", "\\", "\"", "%s", "{amount}", ":id", "?", "$1"),
                        Arbitraries.of(
                                "𠮷", "㐂", "e\u0301", "\uFFFD", " ", "\u3000", "\n", "--", "a"),
                        Arbitraries.integers()
                                .between(1, Character.MAX_CODE_POINT)
                                .filter(c -> c < 0xD800 || c > 0xDFFF)
                                .map(Character::toString))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void reads_back_the_same(@ForAll("texts") String text) {
        String literal = TextLiteral.of(text);
        assertThat(literal).matches(WHOLE);
        var read = new StringBuilder();
        PIECE.matcher(literal)
                .results()
                .forEach(piece -> {
                    if (piece.group(1) == null) {
                        read.appendCodePoint(Integer.parseInt(piece.group(2)));
                    } else {
                        read.append(piece.group(1));
                    }
                });
        assertThat(read).hasToString(text);
    }
}
