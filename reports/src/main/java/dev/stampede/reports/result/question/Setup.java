package dev.stampede.reports.result.question;

/**
 * How an answer was found.
 *
 * @param seed of all random numbers
 * @param replications of each architecture of each scenario that are in the answer
 * @param durationSeconds simulated, of each
 * @param warmupSeconds of them, that do not count
 * @param trials that were run
 * @param events of all of them
 * @param wallSeconds real time that it took
 * @param digest of all that came out, bit for bit
 */
public record Setup(
    long seed,
    int replications,
    double durationSeconds,
    double warmupSeconds,
    long trials,
    long events,
    double wallSeconds,
    String digest) {}
