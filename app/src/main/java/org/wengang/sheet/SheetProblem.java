package org.wengang.sheet;

import org.wengang.kernel.Problem;

/**
 * Why a file can not be read as a sheet. The first argument of each message is the file's name;
 * where a row of one of several sheets is spoken of, with the name of that sheet behind it.
 */
public enum SheetProblem implements Problem {
    EMPTY(Kind.INVALID),
    /** A picture, a PDF, a Word document, ... */
    NOT_A_SHEET(Kind.INVALID),
    /** {@code .xls}, {@code .et} and other forms from before 2007. */
    OLD_FORMAT(Kind.INVALID),
    /** {@code .xlsb}, {@code .ods} and others: a sheet, but not of a form that is read here. */
    OTHER_FORMAT(Kind.INVALID),
    /** Files packed together; there may be a sheet among them. */
    ARCHIVE(Kind.INVALID),
    /** A web page that some system saved under a spreadsheet's name. */
    WEB_PAGE(Kind.INVALID),
    PASSWORD(Kind.INVALID),
    /** Neither UTF-8 nor GB18030. */
    UNKNOWN_ENCODING(Kind.INVALID),
    /** Argument 1: the row after which nothing could be read, or 0. */
    DAMAGED(Kind.INVALID),
    /** Argument 1: the limit in megabytes. */
    TOO_LARGE(Kind.TOO_LARGE),
    /** Unpacks to more than any roster: a zip bomb or a sheet full of hidden things. */
    INFLATES(Kind.TOO_LARGE),
    /** Argument 1: the limit. */
    TOO_MANY_ROWS(Kind.TOO_LARGE),
    /** Argument 1: the limit. */
    TOO_MANY_SHEETS(Kind.TOO_LARGE),
    /** Argument 1: the row, argument 2: the limit. */
    TOO_MANY_COLUMNS(Kind.TOO_LARGE),
    /** Argument 1: the headings missing in the row that comes nearest. */
    NO_HEADINGS(Kind.INVALID),
    /** Argument 1: the heading that stands there twice; 2 and 3: its row and column, from 1. */
    HEADING_TWICE(Kind.INVALID);

    private final Kind kind;

    SheetProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("sheet", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
