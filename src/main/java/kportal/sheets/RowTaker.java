package kportal.sheets;

/** Is given the rows one by one; none is kept. */
public interface RowTaker {
    void take(SheetRow row) throws SheetRejected;
}
