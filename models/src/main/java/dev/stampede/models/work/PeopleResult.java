package dev.stampede.models.work;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Latency;
import java.io.Serializable;

/**
 * What people in a closed loop did in one trial, or in several. Times are person-nanoseconds of the
 * part of the run that counts. Tasks done are those done in it; what became of questions is about
 * the tasks first asked for in it.
 *
 * @param people how many there are, in all trials together
 * @param time what they did with it
 * @param waitingByInterval person-nanoseconds that they waited, by interval of the run
 * @param unaidedByInterval the same, at work without help
 * @param stoppedByInterval the same, doing nothing until there is help again
 * @param done tasks done
 * @param questions what became of what they asked for
 * @param untilServed from the first try to the answer, of the questions that were served
 * @param keptFor how long tasks were put aside that were served in the end
 */
public record PeopleResult(
    long people,
    Time time,
    IntervalSums waitingByInterval,
    IntervalSums unaidedByInterval,
    IntervalSums stoppedByInterval,
    Done done,
    Questions questions,
    Latency untilServed,
    Latency keptFor)
    implements Serializable {

  /**
   * Person-nanoseconds.
   *
   * @param thinking at their own part of a task, of which they will ask for the rest
   * @param waiting for an answer, or to ask once more
   * @param unaided at work without help
   * @param stopped until there is help again
   */
  public record Time(ExactSum thinking, ExactSum waiting, ExactSum unaided, ExactSum stopped)
      implements Serializable {

    private void add(Time other) {
      thinking.add(other.thinking);
      waiting.add(other.waiting);
      unaided.add(other.unaided);
      stopped.add(other.stopped);
    }
  }

  /**
   * Tasks done.
   *
   * @param withHelp that were served, those included that had been put aside
   * @param without help
   * @param caughtUp that were served after they had been put aside
   * @param aside not done: put aside where the simulation ended
   */
  public record Done(long withHelp, long without, long caughtUp, long aside)
      implements Serializable {

    /** All tasks done. */
    public long all() {
      return withHelp + without;
    }

    private Done plus(Done other) {
      return new Done(
          withHelp + other.withHelp,
          without + other.without,
          caughtUp + other.caughtUp,
          aside + other.aside);
    }
  }

  /**
   * Tasks that were asked for.
   *
   * @param asked first in the part of the run that counts
   * @param served of them, whenever and at whichever try
   * @param open of them where the simulation ended: under way, or put aside
   * @param tries made for those that have an end
   */
  public record Questions(long asked, long served, long open, long tries) implements Serializable {

    /** Those that have an end: served, or done without help. */
    public long known() {
      return asked - open;
    }

    private Questions plus(Questions other) {
      return new Questions(
          asked + other.asked, served + other.served, open + other.open, tries + other.tries);
    }
  }

  /**
   * Returns the sum of this and another result, of a shard or a trial. The instruments of this one
   * are added to and passed on: it must not be used afterwards.
   */
  public PeopleResult absorb(PeopleResult other) {
    time.add(other.time);
    waitingByInterval.merge(other.waitingByInterval);
    unaidedByInterval.merge(other.unaidedByInterval);
    stoppedByInterval.merge(other.stoppedByInterval);
    untilServed.add(other.untilServed);
    keptFor.add(other.keptFor);
    return new PeopleResult(
        people + other.people,
        time,
        waitingByInterval,
        unaidedByInterval,
        stoppedByInterval,
        done.plus(other.done),
        questions.plus(other.questions),
        untilServed,
        keptFor);
  }
}
