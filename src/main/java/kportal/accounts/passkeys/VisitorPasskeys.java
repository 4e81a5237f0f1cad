package kportal.accounts.passkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import kportal.accounts.passkeys.ChallengeRepository.Asked;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by a passkey alone: nobody is named before, the device says whose it is. It must check its owner (by finger,
 * face or PIN), so that what one has and what one is or knows are both shown.
 */
public final class VisitorPasskeys {
    private final RelyingParties parties;
    private final CredentialLookupRepository credentials;
    private final PasskeyRepository passkeys;
    private final ChallengeRepository challenges;
    private final Clock clock;

    public VisitorPasskeys(
            RelyingParties parties,
            CredentialLookupRepository credentials,
            PasskeyRepository passkeys,
            ChallengeRepository challenges,
            Clock clock) {
        this.parties = parties;
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.clock = clock;
    }

    /** What the browser's {@code navigator.credentials.get} takes. */
    public String ask(String visitor) {
        AssertionRequest request = parties.ours()
                .startAssertion(StartAssertionOptions.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .timeout(Passkeys.TO_ANSWER.toMillis())
                        .build());
        try {
            challenges.put(
                    Asked.toSignIn(visitor), request.toJson(), clock.instant().plus(Passkeys.TO_ANSWER));
            return request.toCredentialsGetJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes its own records", e);
        }
    }

    /** Who signed what this visitor was asked last; it can't be answered again. */
    public Visitor answered(String visitor, String answer) {
        Optional<String> asked = challenges.take(Asked.toSignIn(visitor), clock.instant());
        if (answer.strip().equals(Passkeys.NOTHING)) {
            return new Visitor.Stranger(null);
        }
        try {
            var response = PublicKeyCredential.parseAssertionResponseJson(answer);
            @Nullable String email = credentials.emailOf(response.getId()).orElse(null);
            return asked.isPresent() && email != null && isRight(asked.get(), response)
                    ? new Visitor.Known(email)
                    : new Visitor.Stranger(email);
        } catch (IOException | IllegalArgumentException e) {
            return new Visitor.Stranger(null);
        }
    }

    private boolean isRight(
            String asked, PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> response)
            throws IOException {
        try {
            AssertionResult result = parties.ours()
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.fromJson(asked))
                            .response(response)
                            .build());
            return result.isSuccess() && result.isUserVerified() && passkeys.use(result, clock.instant());
        } catch (AssertionFailedException | IllegalArgumentException e) {
            return false;
        }
    }
}
