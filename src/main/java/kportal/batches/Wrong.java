package kportal.batches;

import java.util.List;
import kportal.web.Message;

/** What is wrong with one field of a row. */
public record Wrong(String field, String key, List<Object> args) {
    public Message message() {
        return new Message(key, args);
    }
}
