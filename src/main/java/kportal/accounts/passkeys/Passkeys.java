package kportal.accounts.passkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kportal.accounts.passkeys.ChallengeRepository.Asked;
import kportal.web.Session;

/** WebAuthn (Yubico's library): a question that is signed by a device, once, at our own address. */
public final class Passkeys {
    static final Duration TO_ANSWER = Duration.ofMinutes(5);

    /** JSON too, which reads as no answer at all. */
    static final String NOTHING = "null";

    private final RelyingParties parties;
    private final PasskeyRepository passkeys;
    private final ChallengeRepository challenges;
    private final Clock clock;

    public Passkeys(RelyingParties parties, PasskeyRepository passkeys, ChallengeRepository challenges, Clock clock) {
        this.parties = parties;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.clock = clock;
    }

    public List<Passkey> list(String userId) {
        return passkeys.list(userId);
    }

    /** What the browser's {@code navigator.credentials.create} takes. */
    public String askToCreate(Session session) {
        PublicKeyCredentialCreationOptions options = parties.ours()
                .startRegistration(StartRegistrationOptions.builder()
                        .user(UserIdentity.builder()
                                .name(session.email())
                                .displayName(session.userName())
                                .id(CredentialLookupRepository.handle(session.userId()))
                                .build())
                        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.PREFERRED)
                                .userVerification(UserVerificationRequirement.PREFERRED)
                                .build())
                        .timeout(TO_ANSWER.toMillis())
                        .build());
        try {
            keep(Asked.toCreate(session.userId()), options.toJson());
            return options.toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes its own records", e);
        }
    }

    /** Empty if it is no answer to the question that was asked last. */
    public Optional<RegistrationResult> made(Session session, String answer) {
        Optional<String> asked = challenges.take(Asked.toCreate(session.userId()), clock.instant());
        if (asked.isEmpty() || answer.strip().equals(NOTHING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parties.ours()
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(PublicKeyCredentialCreationOptions.fromJson(asked.get()))
                            .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                            .build()));
        } catch (RegistrationFailedException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the browser's {@code navigator.credentials.get} takes. */
    public String ask(Session session) {
        AssertionRequest request = parties.ours()
                .startAssertion(StartAssertionOptions.builder()
                        .username(session.email())
                        .userVerification(UserVerificationRequirement.PREFERRED)
                        .timeout(TO_ANSWER.toMillis())
                        .build());
        try {
            keep(Asked.toProve(session.userId()), request.toJson());
            return request.toCredentialsGetJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes its own records", e);
        }
    }

    /** What it shows that one of the user's passkeys signed what was asked last; it can't be answered again. */
    public Proof use(Session session, String answer) {
        Optional<String> asked = challenges.take(Asked.toProve(session.userId()), clock.instant());
        if (asked.isEmpty() || answer.strip().equals(NOTHING)) {
            return Proof.NONE;
        }
        try {
            AssertionResult result = parties.ours()
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.fromJson(asked.get()))
                            .response(PublicKeyCredential.parseAssertionResponseJson(answer))
                            .build());
            boolean right = result.isSuccess() && isOf(session, result) && passkeys.use(result, clock.instant());
            return !right ? Proof.NONE : result.isUserVerified() ? Proof.VERIFIED : Proof.PRESENT;
        } catch (AssertionFailedException | IOException | IllegalArgumentException e) {
            return Proof.NONE;
        }
    }

    private static boolean isOf(Session session, AssertionResult result) {
        return result.getCredential().getUserHandle().equals(CredentialLookupRepository.handle(session.userId()));
    }

    private void keep(Asked asked, String request) {
        challenges.put(asked, request, clock.instant().plus(TO_ANSWER));
    }

    public void sweep() {
        challenges.deleteExpired(clock.instant());
    }
}
