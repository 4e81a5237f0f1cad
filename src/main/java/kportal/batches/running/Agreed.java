package kportal.batches.running;

import kportal.transactions.Payer;

/**
 * What a person agreed to.
 *
 * @param total what was typed: kobo, or messages where they have no price
 */
public record Agreed(Payer payer, long total, boolean doublesToo) {}
