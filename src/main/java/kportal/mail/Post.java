package kportal.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** Where mails leave. The same id sent twice is the same mail. */
public interface Post {
    void send(String id, Mail mail) throws MessagingException, IOException;
}
