package org.wengang.cli;

import java.nio.file.Path;
import org.wengang.kernel.Refused;
import org.wengang.sheet.SheetProblem;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/** Sentences about a place in a file: {@code file:line:column: sentence}, both from 1. */
final class At {

    private At() {}

    static CannotDo place(Path file, int line, int column, String sentence) {
        return new CannotDo(file + ":" + line + ":" + column + ": " + sentence);
    }

    /** About the file as a whole. */
    static CannotDo start(Path file, String sentence) {
        return place(file, 1, 1, sentence);
    }

    /** Why the file cannot be read as a sheet, at the place the refusal knows. */
    static CannotDo sheet(Path file, Refused refused, Texts texts) {
        var arguments = refused.arguments();
        int line = 1;
        int column = 1;
        if (refused.problem() instanceof SheetProblem problem) {
            switch (problem) {
                case HEADING_TWICE -> {
                    line = (int) arguments.get(2);
                    column = (int) arguments.get(3);
                }
                case DAMAGED, TOO_MANY_COLUMNS ->
                        line = Math.max(1, ((Number) arguments.get(1)).intValue());
                case EMPTY,
                        NOT_A_SHEET,
                        OLD_FORMAT,
                        OTHER_FORMAT,
                        ARCHIVE,
                        WEB_PAGE,
                        PASSWORD,
                        UNKNOWN_ENCODING,
                        TOO_LARGE,
                        INFLATES,
                        TOO_MANY_ROWS,
                        TOO_MANY_SHEETS,
                        NO_HEADINGS -> {}
            }
        }
        return place(file, line, column, sentence(refused, texts));
    }

    static String sentence(Refused refused, Texts texts) {
        return texts.get(
                Language.EN, "problem." + refused.problem().code(), refused.arguments().toArray());
    }
}
