package dev.stampede.reports.result.tipping;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.List;
import java.util.Optional;

/**
 * The smallest trigger after which architectures do not recover by themselves. One has not
 * recovered where, at the end of a run, the last minute of any of our use cases is below its level,
 * though the trigger is over.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was asked
 * @param partial whether it was interrupted
 * @param verdict met once it is known what happens in the range, whatever that is; inconclusive if
 *     it is open for any architecture
 * @param trigger what was varied, from the mildest value to the harshest
 * @param loadPath what the load was varied by; empty if it was not
 * @param share of the replications that do not recover from which on a trigger counts as one that
 *     tips, in (0, 1)
 * @param levels what use cases have to keep, in words
 * @param watchedSeconds from the end of the harshest trigger to the end of a run
 * @param regions for each load and architecture; first those of the scenario's own load
 * @param hysteresis for each architecture that the harshest trigger tips
 * @param remedies single changes, tried with the harshest trigger
 * @param longer what came of those that did not recover in runs twice as long
 */
public record TippingAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    Axis trigger,
    Optional<String> loadPath,
    double share,
    List<String> levels,
    double watchedSeconds,
    List<Region> regions,
    List<Hysteresis> hysteresis,
    List<Remedy> remedies,
    List<Longer> longer,
    List<String> warnings)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.tipping/v1";

  /** Copies the lists. */
  public TippingAnswer {
    levels = List.copyOf(levels);
    regions = List.copyOf(regions);
    hysteresis = List.copyOf(hysteresis);
    remedies = List.copyOf(remedies);
    longer = List.copyOf(longer);
    warnings = List.copyOf(warnings);
  }

  /** Returns the regions of the scenario's own load. */
  public List<Region> own() {
    return regions.stream().filter(region -> region.load().isEmpty()).toList();
  }

  /** How an architecture takes triggers at a load. */
  public enum Kind {
    /** It recovers after all triggers of the range. */
    STABLE("stable"),
    /** It is well without a trigger, and does not recover after some. */
    VULNERABLE("vulnerable"),
    /** It is below its level without a trigger. */
    OVERLOADED("overloaded"),
    /** It is not known. */
    OPEN("open");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** What comes of a trigger. */
  public enum State {
    /** It recovers, in more than the share of all cases that is left. */
    RECOVERS("recovers"),
    /** It does not. */
    METASTABLE("metastable"),
    /** It is not known which: the chance is near the share. */
    OPEN("open"),
    /** There was nothing to recover to. */
    OVERLOADED("overloaded");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * An architecture at a load.
   *
   * @param load as a setting has it; empty for the scenario's own
   * @param recovers the harshest trigger of which it is known that it recovers; empty if there is
   *     none
   * @param tips the mildest of which it is known that it does not; empty if there is none. Both
   *     hold together with 95 % confidence
   * @param cells without a trigger, of which the name is empty, and with each of the range
   */
  public record Region(
      String architecture,
      String load,
      Kind kind,
      Optional<String> recovers,
      Optional<String> tips,
      List<Cell> cells) {

    /** Copies the list. */
    public Region {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What comes of a trigger.
   *
   * @param trigger its value; empty for none
   * @param state as it was seen, or as it follows from what was seen of milder and harsher ones
   * @param chance of a collapse; empty where it was not run
   */
  public record Cell(String trigger, State state, Optional<Chance> chance) {}

  /**
   * How often it did not recover.
   *
   * @param down replications in which it did not
   * @param share of all, with its exact 95 % interval (Clopper and Pearson)
   * @param wellAgainSeconds mean time from the end of the trigger, or the shedding, until all was
   *     well in those that did; NaN if none did
   * @param longestSeconds the longest of them; NaN if none did
   */
  public record Chance(
      int down, int replications, Estimate share, double wellAgainSeconds, double longestSeconds) {}

  /**
   * Down to which load a system that has collapsed recovers.
   *
   * @param trigger by which it had collapsed
   * @param useCase whose load was shed
   * @param atSeconds when, from the start of the run
   * @param watchedSeconds from then to the end of the run
   * @param sheds in the order of the load that was left
   * @param recoversAt the most load that is left of the usual one at which it is known to recover
   *     in that time, in (0, 1); empty if none is
   */
  public record Hysteresis(
      String architecture,
      String trigger,
      String useCase,
      double atSeconds,
      double watchedSeconds,
      List<Shed> sheds,
      Optional<Double> recoversAt) {

    /** Copies the list. */
    public Hysteresis {
      sheds = List.copyOf(sheds);
    }
  }

  /**
   * A load that was left.
   *
   * @param left share of the usual load, in (0, 1)
   * @param recovers met if more than half of those that had collapsed do
   * @param chance that it does not, of those that had collapsed
   */
  public record Shed(double left, Verdict recovers, Chance chance) {}

  /**
   * A single change.
   *
   * @param change in words
   * @param settings that make it, as {@code --set} takes them
   * @param trigger that it was tried with
   * @param before the chance of a collapse without it
   * @param after with it
   * @param removes met if it is known to recover after every trigger of the range
   */
  public record Remedy(
      String architecture,
      String change,
      List<String> settings,
      String trigger,
      Chance before,
      Chance after,
      Verdict removes) {

    /** Copies the list. */
    public Remedy {
      settings = List.copyOf(settings);
    }
  }

  /**
   * What came of those that did not recover in runs of twice the duration.
   *
   * @param watchedSeconds from the end of the trigger to the end of the longer runs
   * @param collapsed replications that had not recovered at the end of the shorter ones
   * @param still those of them that had not at the end of the longer ones
   */
  public record Longer(
      String architecture, String trigger, double watchedSeconds, int collapsed, int still) {}
}
