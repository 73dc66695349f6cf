package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.TraceCheck;
import dev.stampede.scenarios.trace.format.Clock;
import java.util.Locale;

/** What a reader should know of a trace before trusting its replay. */
final class TraceWarnings {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final long YEAR = 365 * 86_400 * SECOND;

  /** Shares from which on something is said: nearer to none, it hardly shows in a run. */
  private static final double MANY_TIES = 0.05;

  private static final double LONG_GAP = 0.2;
  private static final int ROWS_TO_JUDGE = 20;

  private final ValueReader value;
  private final TraceCheck check;

  TraceWarnings(ValueReader value, TraceCheck check) {
    this.value = value;
    this.check = check;
  }

  void tell(Replay replay) {
    left();
    answers();
    late(replay);
    times(replay);
    units();
  }

  private void left() {
    if (check.rowsLeftOut() > 0) {
      value.warning(
          "%s: %d of %d rows come before the origin and are left out"
              .formatted(value.path(), check.rowsLeftOut(), check.rows() + check.rowsLeftOut()),
          null);
    }
  }

  private void answers() {
    if (check.rowsWithoutAnswer() > 0) {
      value.warning(
          "%s: %d of %d rows have no answer (its length is 0)"
              .formatted(value.path(), check.rowsWithoutAnswer(), check.rows()),
          "their prompts are computed and paid for, and then they are answered; leave out rows"
              + " that are not to be repeated");
    }
    if (check.rowsFailed() > check.rowsWithoutAnswer()) {
      value.warning(
          "%s: %d of %d rows failed, and are replayed as what was asked for"
              .formatted(value.path(), check.rowsFailed(), check.rows()),
          "'where' takes only some rows");
    }
  }

  private void late(Replay replay) {
    long late = check.rows() - check.rowsInTime();
    if (check.rowsInTime() == check.rowsBefore() && replay.times() == 1) {
      value.warning(
          "%s: no row comes after the warm-up and before the end, so nothing is measured"
              .formatted(value.path()),
          "a shorter warm-up, or a longer duration");
    } else if (late > 0) {
      value.warning(
          "%s: %d of %d rows come after the end of the run and are not counted"
              .formatted(value.path(), late, check.rows()),
          "a longer duration or a higher speed takes them in");
    }
  }

  private void times(Replay replay) {
    long quantum = check.quantumNanos();
    if (check.ties() >= MANY_TIES && quantum >= MILLISECOND && replay.jitterNanos() == 0) {
      value.warning(
          "%s: %s of the rows come at the same time as the one before, for times are whole"
                  .formatted(value.path(), Figures.share(check.ties()))
              + " multiples of %s".formatted(Durations.exact(quantum)),
          "jitter: %s spreads them within".formatted(Durations.exact(quantum)));
    }
    if (check.rows() >= ROWS_TO_JUDGE && check.gapNanos() > LONG_GAP * check.spanNanos()) {
      value.warning(
          "%s: nothing comes for %s, from %s after the start on"
              .formatted(
                  value.path(),
                  Durations.shown(check.gapNanos()),
                  Durations.shown(check.gapAtNanos())),
          "if the log has a hole there, a window takes the part before or after it");
    }
  }

  private void units() {
    Clock guessed = check.guessedUnit();
    if (guessed != null) {
      value.warning(
          "%s: the unit of its times is not said; they are taken to be in %s"
              .formatted(value.path(), guessed.name().toLowerCase(Locale.ROOT)),
          "columns: {unit: ms}, say");
    }
    if (check.rows() >= ROWS_TO_JUDGE && check.spanNanos() > YEAR) {
      value.warning(
          "%s: %d rows in %s: the unit of its times may be a smaller one"
              .formatted(value.path(), check.rows(), Durations.shown(check.spanNanos())),
          "columns: {unit: ms}, say");
    }
    String caveat = check.caveat();
    if (caveat != null) {
      value.warning("%s: %s".formatted(value.path(), caveat), null);
    }
  }
}
