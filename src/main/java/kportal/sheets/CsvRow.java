package kportal.sheets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects a row's cells as the parser finds them, and knows where a row began that can't be read to its end. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<SheetRow> {
    private int line;
    private List<String> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = Math.toIntExact(startingLineNumber);
        cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new String(buffer, offset, length));
    }

    @Override
    protected SheetRow buildRecord() {
        return new SheetRow(line, cells);
    }

    int line() {
        return line;
    }
}
