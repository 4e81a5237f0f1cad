package kportal.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kportal.web.Form;

/** What sign-up asks for. */
record SignupForm(String business, String name, String email, String password) {
    /** Only what a mail server would take at all: the rest is for a mail to prove. */
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>()\\[\\]\"]{1,64}@[^@\\s,;<>()\\[\\]\"]+\\.[^@\\s,;<>()\\[\\]\".]{2,}");

    static Optional<SignupForm> from(Form form) {
        Optional<String> business = form.required("business", 100);
        Optional<String> name = form.required("name", 100);
        Optional<String> email = email(form);
        Optional<String> password = password(form, "password");
        return form.valid()
                ? Optional.of(new SignupForm(business.get(), name.get(), email.get(), password.get()))
                : Optional.empty();
    }

    static Optional<String> email(Form form) {
        Optional<String> email = form.required("email", 254).map(e -> e.toLowerCase(Locale.ROOT));
        if (email.isPresent() && !EMAIL.matcher(email.get()).matches()) {
            form.reject("email", "error.email");
        }
        return email;
    }

    /** Taken exactly as typed, spaces too. */
    static Optional<String> password(Form form, String field) {
        String typed = form.raw(field);
        int length = typed.codePointCount(0, typed.length());
        if (length == 0) {
            form.reject(field, "error.missing." + field);
        } else if (length < 8) {
            form.reject(field, "error.password.short");
        } else if (length > 200) {
            form.reject(field, "error.long", 200);
        }
        return Optional.of(typed);
    }

    @Override
    public String toString() {
        return "SignupForm[" + business + "]";
    }
}
