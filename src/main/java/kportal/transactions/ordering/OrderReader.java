package kportal.transactions.ordering;

import java.util.Optional;
import kportal.catalog.Lists;
import kportal.web.Form;

/** What makes an order of what was entered for one service, whatever it was entered by: a page, a row of a file. */
public interface OrderReader {
    /** Empty when the form has been told what is wrong with it. */
    Optional<Ordered> read(Lists lists, Form form);
}
