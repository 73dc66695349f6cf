package dev.stampede.experiments.people;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.work.PeopleResult;
import org.jspecify.annotations.Nullable;

/**
 * What verdicts need of the people who make the work of a use case, in one replication or in all of
 * them together. Times are person-hours of the part of the run that counts.
 *
 * @param runs replications; 0 where nobody in a closed loop makes the work
 * @param there their time
 * @param waited of it
 * @param unaided of it
 * @param stopped of it
 * @param done tasks done
 * @param asked questions
 * @param served of them
 * @param open of them, whose end is not known
 * @param tries made for the others
 * @param doneByTwins tasks that the same people do on the same random numbers if nothing goes
 *     wrong; 0 where nobody has run that
 */
public record PeopleFigures(
    double runs,
    double there,
    double waited,
    double unaided,
    double stopped,
    double done,
    double asked,
    double served,
    double open,
    double tries,
    double doneByTwins) {

  private static final double SECONDS_PER_HOUR = 3_600;

  /** Nobody in a closed loop. */
  public static final PeopleFigures NONE = new PeopleFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Reads the figures of one replication off; those of nobody where there is no result. */
  public static PeopleFigures of(@Nullable PeopleResult result) {
    if (result == null) {
      return NONE;
    }
    PeopleResult.Time time = result.time();
    double waited = hours(time.waiting());
    double unaided = hours(time.unaided());
    double stopped = hours(time.stopped());
    return new PeopleFigures(
        1,
        hours(time.thinking()) + waited + unaided + stopped,
        waited,
        unaided,
        stopped,
        result.done().all(),
        result.questions().asked(),
        result.questions().served(),
        result.questions().open(),
        result.questions().tries(),
        0);
  }

  private static double hours(ExactSum nanos) {
    return Seconds.of(nanos.toDouble()) / SECONDS_PER_HOUR;
  }

  /** Returns the same beside what was done where nothing went wrong. */
  public PeopleFigures beside(PeopleFigures twins) {
    return new PeopleFigures(
        runs, there, waited, unaided, stopped, done, asked, served, open, tries, twins.done);
  }

  /** Returns the sum of two replications. */
  public PeopleFigures plus(PeopleFigures other) {
    return new PeopleFigures(
        runs + other.runs,
        there + other.there,
        waited + other.waited,
        unaided + other.unaided,
        stopped + other.stopped,
        done + other.done,
        asked + other.asked,
        served + other.served,
        open + other.open,
        tries + other.tries,
        doneByTwins + other.doneByTwins);
  }

  /** Person-hours lost in one replication; 0 without twins. */
  public double lost() {
    return doneByTwins == 0 ? 0 : lostTimesDoneByTwins() / doneByTwins;
  }

  /**
   * Person-hours lost in a run times {@link #doneByTwins}, so that it is 0 without twins: of the
   * time that people were there, the share of the twins' tasks that were not done. Negative where
   * more was done.
   */
  public double lostTimesDoneByTwins() {
    return doneByTwins == 0 ? 0 : (doneByTwins - done) * there / runs;
  }
}
