package kportal.tokens;

import java.util.List;
import kportal.transactions.MeterToken;
import kportal.transactions.Status;

/** A meter in the list, with its newest purchase of a token, or the newest that has what is looked for. */
public record MeterRow(Meter meter, String transactionId, Status status, List<MeterToken> tokens) {}
