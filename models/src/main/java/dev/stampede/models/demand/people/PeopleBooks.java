package dev.stampede.models.demand.people;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Latency;
import dev.stampede.models.work.PeopleResult;
import java.util.EnumMap;
import java.util.Map;

/** What people did with their time, and what became of their tasks. */
final class PeopleBooks {

  private final Horizon horizon;
  private final Map<Doing, Gauge> doing = new EnumMap<>(Doing.class);
  private final Latency untilServed = new Latency();
  private final Latency keptFor = new Latency();
  private long people;
  private long askedEver;
  private long endedEver;
  private long asked;
  private long served;
  private long ended;
  private long tries;
  private long doneWithHelp;
  private long doneWithout;
  private long caughtUp;

  PeopleBooks(Horizon horizon) {
    this.horizon = horizon;
    for (Doing each : Doing.values()) {
      doing.put(each, new Gauge(horizon));
    }
  }

  private Gauge gauge(Doing of) {
    Gauge gauge = doing.get(of);
    if (gauge == null) {
      throw new IllegalStateException("everything that people do is measured");
    }
    return gauge;
  }

  /** A person is there from now on. */
  void comes(long nowNanos, Doing at) {
    people++;
    gauge(at).change(nowNanos, 1);
  }

  /** A person goes over to something else. */
  void changes(long nowNanos, Doing from, Doing to) {
    gauge(from).change(nowNanos, -1);
    gauge(to).change(nowNanos, 1);
  }

  /** A task is asked for, the first time. */
  void asked(long nowNanos) {
    askedEver++;
    asked += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** A task is answered, and done. */
  void served(long nowNanos, Task task) {
    boolean counts = ended(task);
    if (counts) {
      served++;
      untilServed.record(nowNanos - task.askedNanos);
      if (task.isKept()) {
        keptFor.record(nowNanos - task.keptNanos);
      }
    }
    if (horizon.counts(nowNanos)) {
      doneWithHelp++;
      caughtUp += task.isKept() ? 1 : 0;
    }
  }

  /** A task is done without help, asked for before or not. */
  void didWithout(long nowNanos, Task task) {
    if (task.isAsked()) {
      ended(task);
    }
    doneWithout += horizon.counts(nowNanos) ? 1 : 0;
  }

  private boolean ended(Task task) {
    endedEver++;
    boolean counts = horizon.counts(task.askedNanos);
    if (counts) {
      ended++;
      tries += task.tries;
    }
    return counts;
  }

  /**
   * Closes the books at the end of a run, checks them, and returns what they say.
   *
   * @param open tasks that were asked for and have no end
   * @param aside tasks that are put aside, asked for before or not
   */
  PeopleResult close(String name, long nowNanos, long open, long aside) {
    long there = 0;
    for (Gauge gauge : doing.values()) {
      gauge.advance(nowNanos);
      there += gauge.level();
    }
    Balance.conserved("people of " + name, people, 0, there);
    Balance.conserved("questions of " + name, askedEver, endedEver, open);
    return new PeopleResult(
        people,
        new PeopleResult.Time(
            counted(Doing.THINKING),
            counted(Doing.WAITING),
            counted(Doing.UNAIDED),
            counted(Doing.STOPPED)),
        gauge(Doing.WAITING).byInterval(),
        gauge(Doing.UNAIDED).byInterval(),
        gauge(Doing.STOPPED).byInterval(),
        new PeopleResult.Done(doneWithHelp, doneWithout, caughtUp, aside),
        new PeopleResult.Questions(asked, served, asked - ended, tries),
        untilServed,
        keptFor);
  }

  private ExactSum counted(Doing of) {
    return gauge(of).counted();
  }
}
