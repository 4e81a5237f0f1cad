package kportal.accounts.passkeys;

import com.yubico.webauthn.RegistrationResult;

/** A passkey that a device has just made, and what its owner calls it. */
public record NewPasskey(String name, RegistrationResult made) {}
