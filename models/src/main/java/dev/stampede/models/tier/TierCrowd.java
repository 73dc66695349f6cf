package dev.stampede.models.tier;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.market.BirthDeathQueue;
import dev.stampede.models.market.Crowded;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.tier.DependencyCrowd.Asked;
import dev.stampede.models.work.Errand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A market's calls in a tier. */
final class TierCrowd {

  private final @Nullable Crowded servers;
  private final ActiveFaults faults;
  private final Gate gate;
  private final CrowdBooks books;

  private final Limits limits;

  private final Question[] questions;
  private final List<Stage> stages = new ArrayList<>();
  private long sinceNanos;
  private double addedSeconds;

  /**
   * How long calls stay at most.
   *
   * @param timeoutSeconds in the tier; may be infinite
   * @param givingUpPerSecond rate at which owners give up one of their calls; 0 for never
   */
  record Limits(double timeoutSeconds, double givingUpPerSecond) {}

  /** A tier on the way of an errand. */
  static final class Stage {
    final Errand errand;

    /** Calls that have come since it was looked at. */
    double coming;

    /** Calls that the tier handles. */
    double inside;

    /** Those about which it asks others, and on the way from one question to the next. */
    final Asked[] asked;

    double goingOn;

    /** Calls that passed when it was looked at last. */
    double passed;

    /** Calls that were refused or in it for too long, and those cut off. */
    double refused;

    double cut;

    /** Calls whose owners gave up. */
    double gaveUp;

    Stage(Errand errand, Asked[] asked) {
      this.errand = errand;
      this.asked = asked;
    }

    /** Calls that are in the tier. */
    double held() {
      double sum = coming + inside;
      for (Asked question : asked) {
        sum += question.coming + question.inside;
        sum += question.answered + question.unanswered + question.late + question.gaveUp;
      }
      return sum;
    }
  }

  /**
   * Follows a market.
   *
   * @param servers of the tier; null if it is never busy
   * @param questions that the tier asks about each call before it handles it
   * @param trouble what refuses calls before
   * @param limits that the tier and their owners have
   */
  TierCrowd(
      @Nullable Crowded servers,
      Question[] questions,
      Trouble trouble,
      Horizon horizon,
      Limits limits) {
    this.servers = servers;
    this.questions = questions;
    this.faults = trouble.faults();
    this.gate = trouble.gate();
    this.books = new CrowdBooks(horizon);
    this.limits = limits;
  }

  /** What faults and operators do to a tier. */
  record Trouble(ActiveFaults faults, Gate gate) {}

  /** Has calls of an errand pass it, perhaps once more. */
  Stage stage(Errand errand) {
    Asked[] asked = new Asked[questions.length];
    Arrays.setAll(asked, i -> questions[i].others().asked());
    Stage stage = new Stage(errand, asked);
    stages.add(stage);
    return stage;
  }

  /** Makes calls that no servers handle take so long. */
  void addTime(double seconds) {
    addedSeconds = seconds;
  }

  /** Lets the time pass since it was looked at. */
  void pass(long nowNanos) {
    double errors = faults.errors();
    double counts = books.countsUpTo(nowNanos);
    double seconds = Seconds.of(nowNanos - sinceNanos);
    sinceNanos = nowNanos;
    for (Stage stage : stages) {
      double lost = stage.coming * (1 - (1 - gate.refusedShare(stage.errand)) * (1 - errors));
      books.offered += stage.coming * counts;
      books.failed += lost * counts;
      stage.refused += lost;
      stage.coming -= lost;
    }
    for (int i = 0; i < questions.length && seconds > 0; i++) {
      ask(i, nowNanos, seconds);
    }
    double entering = 0;
    for (Stage stage : stages) {
      entering += stage.coming;
    }
    BirthDeathQueue queue = servers == null ? null : servers.pass(entering);
    double admitted = queue == null ? 1 : queue.admitted();
    double left = queue == null ? 1 : queue.left();
    double served = queue == null ? servedUnheeded() : queue.served();
    double impatient = queue == null ? gaveUpUnheeded() : queue.gaveUp();
    for (Stage stage : stages) {
      double entered = stage.coming * admitted;
      double full = stage.coming - entered;
      double leaving = (stage.inside + entered) * left;
      double lost = leaving * (1 - served);
      double tired = leaving * impatient;
      double late = Math.max(0, lost - tired);
      stage.coming = 0;
      stage.inside += entered - leaving;
      stage.passed = leaving - lost;
      stage.refused += full + late;
      stage.gaveUp += lost - late;
      books.gaveUp += (lost - late) * counts;
      books.refused += full * counts;
      books.timedOut += late * counts;
      books.passed += stage.passed * counts;
    }
  }

  /** Asks about those who come what is not known, and lets those go on about whom it is. */
  private void ask(int number, long nowNanos, double seconds) {
    Question question = questions[number];
    double all = 0;
    double inside = 0;
    for (Stage stage : stages) {
      all += stage.coming;
      inside += stage.asked[number].inside;
    }
    double known = question.knownOf(all, inside, seconds);
    for (Stage stage : stages) {
      stage.goingOn = stage.coming * known;
      stage.asked[number].coming += stage.coming - stage.goingOn;
    }
    question.others().pass(nowNanos);
    double counts = books.countsUpTo(nowNanos);
    boolean open = question.spec().failsOpen();
    boolean tooLate = question.failureSeconds() >= limits.timeoutSeconds();
    for (Stage stage : stages) {
      Asked asked = stage.asked[number];
      double failedHere = open ? 0 : asked.unanswered;
      stage.coming = stage.goingOn + asked.answered + asked.unanswered - failedHere;
      stage.refused += failedHere + asked.late;
      stage.gaveUp += asked.gaveUp;
      books.failed += (tooLate ? 0 : failedHere) * counts;
      books.timedOut += ((tooLate ? failedHere : 0) + asked.late) * counts;
      books.gaveUp += asked.gaveUp * counts;
      asked.seen();
    }
  }

  /** Share of the calls that pass where no servers handle them. */
  private double servedUnheeded() {
    return addedSeconds < limits.timeoutSeconds()
        ? StrictMath.exp(-limits.givingUpPerSecond() * addedSeconds)
        : 0;
  }

  /** Share of them that are given up by their owners there. */
  private double gaveUpUnheeded() {
    double seconds = Math.min(addedSeconds, limits.timeoutSeconds());
    return -StrictMath.expm1(-limits.givingUpPerSecond() * seconds);
  }

  /** Cuts a share of the calls off. */
  void cut(double share, long nowNanos) {
    double counts = books.countsAt(nowNanos);
    for (Stage stage : stages) {
      double gone = stage.inside * share;
      stage.inside -= gone;
      for (Asked asked : stage.asked) {
        gone += asked.inside * share;
        asked.inside -= asked.inside * share;
      }
      stage.cut += gone;
      books.failed += gone * counts;
    }
  }

  /** Whether most calls would be refused now. */
  boolean isFull(Errand errand) {
    double admitted = servers == null ? 1 : servers.queue().admitted();
    return admitted * (1 - faults.errors()) * (1 - gate.refusedShare(errand)) < 0.5;
  }

  CrowdResult result() {
    return books.result();
  }
}
