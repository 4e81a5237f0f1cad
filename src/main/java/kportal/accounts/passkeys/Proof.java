package kportal.accounts.passkeys;

/** What a device's answer shows. */
public enum Proof {
    NONE,
    /** The device is there. */
    PRESENT,
    /** And it checked its owner, by finger, face or PIN. */
    VERIFIED
}
