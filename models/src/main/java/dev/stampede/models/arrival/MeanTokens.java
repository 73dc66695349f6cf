package dev.stampede.models.arrival;

/**
 * Mean lengths of requests, in tokens.
 *
 * @param input of the prompts, at least 0
 * @param output of the answers, at least 0
 */
public record MeanTokens(double input, double output) {}
