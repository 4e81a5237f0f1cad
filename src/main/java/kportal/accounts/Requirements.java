package kportal.accounts;

import kportal.accounts.factors.Factors;

/** What somebody must have set up before the portal takes a key from them, or pays with it. */
public final class Requirements {
    private final UserRepository users;
    private final Factors factors;
    private final boolean realMoney;

    public Requirements(UserRepository users, Factors factors, boolean realMoney) {
        this.users = users;
        this.factors = factors;
        this.realMoney = realMoney;
    }

    /** Who holds a mistyped address could set a new password, and spend with the key: where there is real money, none is taken. */
    public boolean lacksEmail(String userId) {
        return realMoney && !users.hasVerifiedEmail(userId);
    }

    /** Where the operator wants it of everybody. */
    public boolean lacksFactor(String userId) {
        return factors.missing(userId);
    }
}
