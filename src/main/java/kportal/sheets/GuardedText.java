package kportal.sheets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text as it is read, until a line has something that no list has: then it is refused, and the line is told. */
final class GuardedText extends FilterReader {
    /** As many characters as a row's cells may have together, quotation marks and commas too. */
    private static final int LONGEST_LINE = Rows.MOST_COLUMNS * (Rows.LONGEST_CELL + 3);

    private int line = 1;
    private int length;
    private char last;

    GuardedText(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        int n = super.read(into, from, most);
        for (int i = from; i < from + n; i++) {
            see(into[i]);
        }
        return n;
    }

    private void see(char c) throws SheetRejected {
        if (c == '\n' || c == '\r') {
            line += c == '\n' && last == '\r' ? 0 : 1;
            length = 0;
        } else if (c == Encoding.LOST) {
            throw new SheetRejected(SheetProblem.ENCODING, line);
        } else if (Character.isISOControl(c) && c != '\t') {
            throw new SheetRejected(SheetProblem.BINARY, line);
        } else if (++length > LONGEST_LINE) {
            throw new SheetRejected(SheetProblem.LINE_TOO_LONG, line);
        }
        last = c;
    }
}
