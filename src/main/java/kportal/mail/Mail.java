package kportal.mail;

/** One mail to one person: the same said twice, as plain text and as HTML. */
public record Mail(String to, String subject, String text, String html) {
    /** What goes into a header is one line, and the address is one address: whoever made it, no header can be added. */
    public Mail {
        if (!to.matches("[^@\\s\\p{Cntrl},;<>()\\[\\]\"]+@[^@\\s\\p{Cntrl},;<>()\\[\\]\"]+")
                || subject.isBlank()
                || subject.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a mail's address or subject can't stand in a header");
        }
    }

    /** Without what it says and to whom. */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
