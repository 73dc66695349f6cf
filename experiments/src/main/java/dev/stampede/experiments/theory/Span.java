package dev.stampede.experiments.theory;

/**
 * The time of a run.
 *
 * @param warmupSeconds that are not counted
 * @param countedSeconds after these
 * @param drain how long it may go on then, as YAML
 */
record Span(long warmupSeconds, long countedSeconds, String drain) {

  /** A mean is known only when all has ended, so a run with this objective waits for that. */
  static final String UNTIL_ALL_END =
      """
      objectives:
        - {metric: latency.e2e.answered.mean, at_most: 1h}
      """;

  /** Returns the top of a scenario. */
  String head(String name) {
    long duration = warmupSeconds + countedSeconds;
    return """
    apiVersion: stampede/v1
    name: %s
    duration: %ds
    warmup: %ds
    interval: %ds
    drain: %s
    """
        .formatted(name, duration, warmupSeconds, duration, drain);
  }
}
