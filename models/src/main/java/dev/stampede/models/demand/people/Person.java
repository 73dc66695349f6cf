package dev.stampede.models.demand.people;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.work.Draw;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One person: does their own part of a task, asks for the rest, and waits for it. Whom nobody
 * answers, tries included, either stops and asks again from time to time, or goes on without help:
 * some tasks are done in another time, others put aside. Once answered, they first ask for all that
 * they have put aside, one after the other.
 */
final class Person {

  /** Where people ask, and what they have in common. */
  interface Site {

    /** What they are like. */
    PeopleSpec spec();

    /** Theirs. */
    LogicalProcess process();

    /** Theirs. */
    PeopleBooks books();

    /** The key that all hangs on that is drawn for a task of a person. */
    long key(Person person, long task);

    /** Asks for the rest of a task; the answer comes to {@link Person#answered}. */
    void ask(Person person, Task task);
  }

  private final Site site;
  private final PeopleBooks books;
  private final LogicalProcess process;
  private final UnaidedSpec unaided;

  /** Their number among all people of the use case, from 0 on. */
  private final int number;

  private final long key;
  private final Timer timer;
  private final double rate;
  private final boolean stops;

  /** When they are at work; null for always. */
  private final @Nullable ShiftSpec shift;

  private Doing doing = Doing.THINKING;
  private long nextTask;
  private Task task = new Task();

  /** Put aside, the oldest first; null as long as nothing ever was. */
  private @Nullable ArrayDeque<Task> kept;

  /** Whether there is something to be asked for when they are at work again. */
  private boolean asksWhenBack;

  /** Until then they do not ask. */
  private long awayUntil;

  /** How long answers took so far. */
  private long answeredNanos;

  private long answers;

  Person(int number, long key, Site site) {
    this.number = number;
    this.key = key;
    this.site = site;
    this.books = site.books();
    this.process = site.process();
    this.unaided = site.spec().unaided();
    this.timer = process.timer(this::done);
    this.rate = unaided.rate().quantile(Draw.UNAIDED_RATE.uniform(key));
    this.shift = site.spec().shift(Draw.SHIFT.uniform(key));
    this.stops = Draw.STOPS.uniform(key) < unaided.stops();
  }

  int number() {
    return number;
  }

  /** Begins in the middle of their part of a task, or with their shift. */
  void start() {
    books.comes(process.now(), doing);
    if (!goesOff()) {
      beginTask();
      timer.set((long) (task.thinkNanos * Draw.FIRST_THOUGHT.uniform(key)));
    }
  }

  /** Leaves if they are not to be at work now, and is back when they are; returns whether so. */
  private boolean goesOff() {
    long now = process.now();
    long from = shift == null ? now : shift.atWorkFrom(now);
    if (from > now) {
      become(Doing.OFF);
      timer.set(from - now);
    }
    return from > now;
  }

  /** How many tasks they have asked for that have no end. */
  long open() {
    long open = task.isAsked() ? 1 : 0;
    return kept == null ? open : open + kept.stream().filter(Task::isAsked).count();
  }

  /** How many tasks they have put aside. */
  int aside() {
    return kept == null ? 0 : kept.size();
  }

  private void beginTask() {
    long taskKey = site.key(this, nextTask);
    long think = site.spec().think().quantileNanos(Draw.THINK.uniform(taskKey));
    task.begin(nextTask++, taskKey, think);
  }

  private void become(Doing now) {
    if (now != doing) {
      books.changes(process.now(), doing, now);
      doing = now;
    }
  }

  /** Takes up a task: one that was put aside if there may be help again, else a new one. */
  private void goOn() {
    asksWhenBack = false;
    if (!goesOff()) {
      takeUp();
    }
  }

  private void takeUp() {
    boolean away = process.now() < awayUntil;
    if (!away && kept != null && !kept.isEmpty()) {
      task = kept.remove();
      ask();
      return;
    }
    beginTask();
    become(away ? Doing.UNAIDED : Doing.THINKING);
    timer.set(away && !isToKeep() ? unaidedNanos() : task.thinkNanos);
  }

  /** What they were at is done. */
  private void done() {
    switch (doing) {
      case THINKING, STOPPED -> askAtWork();
      case OFF -> {
        if (asksWhenBack) {
          ask();
        } else {
          takeUp();
        }
      }
      case UNAIDED -> {
        if (isToKeep()) {
          keep();
        } else {
          books.didWithout(process.now(), task);
          task.end();
        }
        goOn();
      }
      case WAITING -> throw new IllegalStateException("who waits has nothing to be done with");
    }
  }

  /** What their shift leaves them no time to ask for is asked for in the next. */
  private void askAtWork() {
    asksWhenBack = true;
    if (!goesOff()) {
      ask();
    }
  }

  private void ask() {
    if (!task.isAsked()) {
      task.askedNanos = process.now();
      books.asked(task.askedNanos);
    }
    task.asks++;
    become(Doing.WAITING);
    site.ask(this, task);
  }

  /**
   * Hears how their question ended, and that it is not tried again by itself.
   *
   * @param served whether there is an answer that is of use
   * @param tries that were made
   * @param tookNanos the last of them
   */
  void answered(boolean served, int tries, long tookNanos) {
    task.tries += tries;
    if (served) {
      awayUntil = 0;
      answers++;
      answeredNanos += tookNanos;
      books.served(process.now(), task);
      task.end();
      goOn();
    } else {
      notServed();
    }
  }

  private void notServed() {
    long looksAgain =
        unaided.looksAgain().quantileNanos(Draw.LOOKS_AGAIN.uniform(task.key, task.asks));
    if (stops) {
      become(Doing.STOPPED);
      timer.set(looksAgain);
      return;
    }
    awayUntil = process.now() + looksAgain;
    if (task.isKept()) {
      kept().addFirst(task);
      task = new Task();
      goOn();
    } else if (isToKeep()) {
      keep();
      goOn();
    } else {
      become(Doing.UNAIDED);
      timer.set(Math.max(0, unaidedNanos() - task.thinkNanos));
    }
  }

  private boolean isToKeep() {
    return Draw.KEEPS.uniform(task.key) < unaided.keeps();
  }

  private void keep() {
    task.keptNanos = process.now();
    kept().add(task);
    task = new Task();
  }

  private ArrayDeque<Task> kept() {
    if (kept == null) {
      kept = new ArrayDeque<>();
    }
    return kept;
  }

  /** The whole of a task without help: the time of one with it, by their answers so far, / rate. */
  private long unaidedNanos() {
    double usual = answers == 0 ? 0 : (double) answeredNanos / answers;
    return Seconds.toNanos((Seconds.of(task.thinkNanos) + Seconds.of(usual)) / rate);
  }
}
