package kportal.transactions.paying;

import java.time.Duration;
import kportal.transactions.Payer;

/**
 * One try to pay one draft.
 *
 * @param bootId of the running portal, so that the next one knows whose calls died with it
 * @param longest how long the call may take in all
 */
record Attempt(
        String id, String transactionId, Payer payer, Consent consent, String keyId, String bootId, Duration longest) {}
