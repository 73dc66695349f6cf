package dev.stampede.scenarios.session;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How trials are run: the same for every command that answers a question by running them. */
public final class RunOptions {

  @Mixin private JobOptions jobOptions = new JobOptions();

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = Deadline.After.class,
      description =
          "end the run after this time, as in 90s or 2h: what is complete is written and marked as"
              + " partial")
  private @Nullable Deadline timeLimit;

  /** Threads, and whether progress is shown. */
  public JobOptions jobs() {
    return jobOptions;
  }

  /** Whether the time is over that the run may take. */
  public boolean isTimeOver() {
    return timeLimit != null && timeLimit.isOver();
  }
}
