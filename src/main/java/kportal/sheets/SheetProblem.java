package kportal.sheets;

import java.util.Locale;

/** Why a list can't be read; {@code sheet.problem.<code>} says it in words, and what to do. */
public enum SheetProblem {
    EMPTY,
    TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    /** Two columns of one name: nobody can tell which was meant. */
    COLUMN_TWICE,
    CELL_TOO_LONG,
    LINE_TOO_LONG,
    /** A character that is no text, such as those of a picture. */
    BINARY,
    /** Something else by its content, whatever its name says: a PDF, a page, a letter. */
    NOT_A_SHEET,
    /** Letters were lost when it was saved. */
    ENCODING,
    /** A quotation mark that is never closed, or has text after it. */
    QUOTES,
    /** A workbook that is cut off, or isn't as spreadsheets write it. */
    BROKEN,
    /** The format before .xlsx, or behind a password: both look alike. */
    PROTECTED,
    /** A workbook that unpacks to far more than its list can need. */
    BOMB;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
