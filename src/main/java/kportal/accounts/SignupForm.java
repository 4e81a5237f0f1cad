package kportal.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kportal.web.Form;

/** What sign-up asks for. */
public record SignupForm(String business, String name, String email, String password) {
    /** Only what a mail server would take at all: the rest is for a mail to prove. */
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>()\\[\\]\"]{1,64}@[^@\\s,;<>()\\[\\]\"]+\\.[^@\\s,;<>()\\[\\]\".]{2,}");

    private static final int LONGEST_EMAIL = 254;

    static Optional<SignupForm> from(Form form, Passwords passwords, String network) {
        Optional<String> business = form.line("business", 100);
        Optional<String> name = form.line("name", 100);
        Optional<String> email = email(form);
        // Last: measuring it takes a while, and needs to know the others.
        Optional<String> password = passwords.chosen(
                form, "password", network, form.value("business"), form.value("name"), form.value("email"));
        return form.valid()
                ? Optional.of(new SignupForm(business.get(), name.get(), email.get(), password.get()))
                : Optional.empty();
    }

    public static Optional<String> email(Form form) {
        Optional<String> email = form.line("email", LONGEST_EMAIL).map(e -> e.toLowerCase(Locale.ROOT));
        if (email.isPresent() && !isEmail(email.get())) {
            form.reject("email", "error.email");
        }
        return email;
    }

    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "SignupForm[" + business + "]";
    }
}
