package kportal.batches.running;

import kportal.transactions.Payer;
import kportal.transactions.paying.Through;

/**
 * What a person agreed to, now or when making a schedule.
 *
 * @param total what was typed: kobo, or messages where they have no price
 */
public record Agreed(Payer payer, long total, boolean doublesToo, Through through) {}
