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

    static Optional<SignupForm> from(Form form) {
        Optional<String> business = form.line("business", 100);
        Optional<String> name = form.line("name", 100);
        Optional<String> email = email(form);
        Optional<String> password = password(form, "password");
        return form.valid()
                ? Optional.of(new SignupForm(business.get(), name.get(), email.get(), password.get()))
                : Optional.empty();
    }

    public static Optional<String> email(Form form) {
        Optional<String> email = form.line("email", 254).map(e -> e.toLowerCase(Locale.ROOT));
        if (email.isPresent() && !EMAIL.matcher(email.get()).matches()) {
            form.reject("email", "error.email");
        }
        return email;
    }

    public static Optional<String> password(Form form, String field) {
        Optional<String> typed = form.secret(field);
        int length = typed.map(t -> t.codePointCount(0, t.length())).orElse(0);
        if (length < 8) {
            form.reject(field, "error.password.short");
        } else if (length > 200) {
            form.reject(field, "error.long", 200);
        }
        return typed;
    }

    @Override
    public String toString() {
        return "SignupForm[" + business + "]";
    }
}
