package kportal.sheets;

import java.util.ArrayList;
import java.util.List;

/** The same limits for every kind of list, and the same cleaning, on the way to whoever takes the rows. */
final class Rows {
    static final int MOST_COLUMNS = 60;
    static final int LONGEST_CELL = 2_000;

    /** A line of names, and what a list may hold. */
    private static final int MOST = 50_001;

    private final RowTaker taker;
    private int count;

    Rows(RowTaker taker) {
        this.taker = taker;
    }

    void take(int line, List<String> raw) throws SheetRejected {
        List<String> cells = new ArrayList<>(Math.min(raw.size(), MOST_COLUMNS));
        for (String each : raw) {
            String cell = Characters.stripped(each);
            if (!cell.isEmpty()) {
                check(cell, cells.size(), line);
            }
            cells.add(cell);
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        if (cells.isEmpty()) {
            return;
        }
        if (++count > MOST) {
            throw new SheetRejected(SheetProblem.TOO_MANY_ROWS, line);
        }
        taker.take(new SheetRow(line, List.copyOf(cells)));
    }

    private static void check(String cell, int column, int line) throws SheetRejected {
        if (column >= MOST_COLUMNS) {
            throw new SheetRejected(SheetProblem.TOO_MANY_COLUMNS, line);
        }
        if (cell.length() > LONGEST_CELL) {
            throw new SheetRejected(SheetProblem.CELL_TOO_LONG, line);
        }
        if (!cell.codePoints().allMatch(Characters::isText)) {
            throw new SheetRejected(SheetProblem.BINARY, line);
        }
    }

    void end() throws SheetRejected {
        if (count == 0) {
            throw new SheetRejected(SheetProblem.EMPTY, 0);
        }
    }
}
