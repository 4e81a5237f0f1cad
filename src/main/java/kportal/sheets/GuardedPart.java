package kportal.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook as it is unpacked, until it has something that no spreadsheet writes. What counts is what comes
 * out, not the sizes that the file declares. A document type, with its entities, is refused before a parser sees it.
 */
final class GuardedPart extends FilterInputStream {
    /** Excel's longest cell, in bytes and more: whatever a parser must hold as one is no longer. */
    private static final int LONGEST_STRETCH = 256 * 1024;

    /** Where a declaration of XML may stand, after a mark of the encoding. */
    private static final int START = 8;

    private final long most;
    private long count;
    private int stretch;
    private int last;

    GuardedPart(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        for (int i = from; i < from + n; i++) {
            see(into[i]);
        }
        return n;
    }

    private void see(byte b) throws SheetRejected {
        boolean declares = b == '!' || (b == '?' && count > START);
        if (last == '<' && declares) {
            throw new SheetRejected(SheetProblem.BROKEN, 0);
        }
        stretch = b == '<' ? 0 : stretch + 1;
        if (stretch > LONGEST_STRETCH) {
            throw new SheetRejected(SheetProblem.CELL_TOO_LONG, 0);
        }
        if (++count > most) {
            throw new SheetRejected(SheetProblem.BOMB, 0);
        }
        last = b;
    }
}
