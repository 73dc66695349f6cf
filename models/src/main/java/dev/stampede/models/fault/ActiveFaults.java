package dev.stampede.models.fault;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The faults of a provider as they come and go. Several may be active at a time. */
public final class ActiveFaults {

  /** In how many steps capacity comes back after a fault. */
  static final int RECOVERY_STEPS = 50;

  /** What faults do to an engine. */
  public interface Victim {

    /** Breaks off what is under way. */
    void cutAll();

    /** Breaks off what is under way for some users. */
    void cut(Users users);

    /** Makes everything take a number of times as long; for infinity it stands still. */
    void slowDown(double factor);

    /** Makes calls whose service begins take longer; says so again when the time is another. */
    void addTime(AddedTime added);

    /** Leaves a share of the capacity. */
    void capacity(double share);

    /** Other faults are active than before. */
    void changed();
  }

  /** A fault that is over and whose capacity comes back. */
  private final class Recovery {
    private final Struck past;
    private final Timer timer = process.timer(this::step);
    private double share;

    Recovery(Struck past) {
      this.past = past;
    }

    void step() {
      FaultSpec fault = past.fault();
      long left = past.recoveredNanos() - process.now();
      if (left <= 0) {
        recovering.remove(this);
      } else {
        share = 1 - (1 - past.capacityAfter()) * left / fault.recoverNanos();
        long step = (fault.recoverNanos() + RECOVERY_STEPS - 1) / RECOVERY_STEPS;
        timer.set(Math.min(step, left));
      }
      apply();
    }
  }

  /** A fault that comes, perhaps several times, and goes. */
  private final class Visits {
    private final Struck struck;
    private final Timer begin = process.timer(this::begin);
    private final Timer end = process.timer(this::end);

    Visits(Struck struck) {
      this.struck = struck;
    }

    void awaitNext() {
      Bout next = struck.nextBout();
      if (next != null) {
        begin.set(next.fromNanos() - process.now());
        end.set(next.toNanos() - process.now());
      }
    }

    private void begin() {
      active.add(struck);
      struck.fault().effect().begin(struck);
      apply();
    }

    private void end() {
      active.remove(struck);
      struck.hasPassed();
      if (struck.nextBout() == null && struck.fault().recoverNanos() > 0) {
        Recovery recovery = new Recovery(struck);
        recovering.add(recovery);
        recovery.step();
      } else {
        apply();
        awaitNext();
      }
    }
  }

  /** What all active faults add. */
  private final class Sum implements AddedTime {
    private double meanSeconds;

    @Override
    public long nanos(Call call) {
      long sum = 0;
      for (int i = 0; i < active.size(); i++) {
        Struck struck = active.get(i);
        if (struck.addedNanos() > 0 && struck.users().has(call)) {
          sum += struck.addedNanos();
        }
      }
      return sum;
    }

    @Override
    public double meanSeconds() {
      return meanSeconds;
    }
  }

  private final LogicalProcess process;
  private final Victim victim;
  private final List<Struck> active = new ArrayList<>();
  private final List<Recovery> recovering = new ArrayList<>();
  private double slowness = 1;
  private double capacity = 1;
  private final Sum added = new Sum();
  private final Map<Kind, Cause> causesAtQueue = new EnumMap<>(Kind.class);
  private String holdUp = "";
  private int status;
  private long errorLatencyNanos;
  private boolean hangs;

  /** Schedules the faults. */
  public ActiveFaults(LogicalProcess process, List<FaultSpec> faults, Victim victim) {
    this.process = process;
    this.victim = victim;
    for (FaultSpec fault : faults) {
      new Visits(new Struck(fault, victim)).awaitNext();
    }
  }

  private void apply() {
    causesAtQueue.clear();
    holdUp = holdUp();
    double newSlowness = 1;
    double newCapacity = 1;
    double newAdded = 0;
    for (Struck struck : active) {
      newSlowness *= struck.slowness();
      newAdded += Seconds.of(struck.addedNanos()) * struck.users().share();
      newCapacity *= struck.capacity();
    }
    for (Recovery recovery : recovering) {
      newCapacity *= recovery.share;
    }
    if (newSlowness != slowness) {
      slowness = newSlowness;
      victim.slowDown(slowness);
    }
    if (newAdded != added.meanSeconds) {
      added.meanSeconds = newAdded;
      victim.addTime(added);
    }
    if (newCapacity != capacity) {
      capacity = newCapacity;
      victim.capacity(capacity);
    }
    victim.changed();
  }

  /** The kind of fault that holds the engine up most: a standstill, or the first to begin. */
  private String holdUp() {
    String first = "";
    for (Struck struck : active) {
      String kind = struck.fault().effect().kind();
      if (Double.isInfinite(struck.slowness())) {
        return kind;
      }
      boolean holdsUp = struck.slowness() > 1 || struck.capacity() < 1 || struck.addedNanos() > 0;
      first = first.isEmpty() && holdsUp ? kind : first;
    }
    return first.isEmpty() && !recovering.isEmpty()
        ? recovering.get(0).past.fault().effect().kind()
        : first;
  }

  /** What the engine's queue ended a call by, with the fault that holds that up. */
  public Cause causeAtQueue(Kind kind) {
    Cause found = causesAtQueue.get(kind);
    if (found == null) {
      found = new Cause(kind, holdUp);
      causesAtQueue.put(kind, found);
    }
    return found;
  }

  /**
   * Returns what ended a call that the engine had taken in.
   *
   * @param status that the engine gave it back with, not OK
   */
  public Cause causeInside(Status status) {
    return switch (status) {
      case GAVE_UP -> causeAtQueue(Kind.QUEUE_PATIENCE);
      case TIMEOUT -> causeAtQueue(Kind.QUEUE_TIMEOUT);
      case OVERLOADED -> causeAtQueue(Kind.QUEUE_DROPPED);
      default -> Cause.of(Kind.OUTAGE); // nothing else cuts off what is inside
    };
  }

  /**
   * Whether a fault strikes a call; then the answer says why, and {@link #status} and its latency
   * how.
   */
  public boolean strike(Call call) {
    for (int i = 0; i < active.size(); i++) {
      Struck struck = active.get(i);
      Refusal refusal = struck.refusal();
      if (refusal != null && strikes(Draw.FAULT, struck, refusal.share(), call)) {
        call.answer.cause = refusal.cause();
        status = refusal.status();
        errorLatencyNanos = refusal.errorLatencyNanos();
        hangs = refusal.hangs();
        return true;
      }
    }
    return false;
  }

  private static boolean strikes(Draw draw, Struck struck, double share, Call call) {
    return draw.uniform(call.key, struck.number()) < share && struck.users().has(call);
  }

  /** Share of the limits that the faults leave. */
  public double limits() {
    double share = 1;
    for (Struck struck : active) {
      share *= struck.limits();
    }
    return share;
  }

  /**
   * Returns how the engine itself refuses a call that has come through another provider's door,
   * because an outage has cut off what was in it; null if it does not.
   */
  public @Nullable Refusal outOfService(Call call) {
    for (int i = 0; i < active.size(); i++) {
      Struck struck = active.get(i);
      if (struck.empties() && struck.users().has(call)) {
        return struck.refusal();
      }
    }
    return null;
  }

  /** Share of all calls that the faults strike. */
  public double errors() {
    double spared = 1;
    for (Struck struck : active) {
      Refusal refusal = struck.refusal();
      spared *= refusal == null ? 1 : 1 - refusal.share() * struck.users().share();
    }
    return 1 - spared;
  }

  /**
   * Share of all answers that never reach their owners whole, though they were made.
   *
   * @param streams whether they are streams
   */
  public double spoilt(boolean streams) {
    double whole = 1;
    for (Struck struck : active) {
      Gray gray = struck.gray();
      StreamCut cut = struck.streamCut();
      double ofUsers = struck.users().share();
      whole *= gray == null || !gray.lost() ? 1 : 1 - gray.share() * ofUsers;
      whole *= cut == null || !streams ? 1 : 1 - cut.share() * ofUsers;
    }
    return 1 - whole;
  }

  /** HTTP status of the latest strike. */
  public int status() {
    return status;
  }

  /** Time until the error of the latest strike is sent. */
  public long errorLatencyNanos() {
    return errorLatencyNanos;
  }

  /** Whether the latest strike leaves the call unanswered until its connection breaks. */
  public boolean hangs() {
    return hangs;
  }

  /** Returns after how many tokens the stream of a call will break off; all of them if it won't. */
  public int tokensBeforeCut(Call call) {
    int tokens = call.outputTokens;
    for (int i = 0; i < active.size(); i++) {
      Struck struck = active.get(i);
      StreamCut cut = struck.streamCut();
      if (cut != null && strikes(Draw.STREAM_CUT, struck, cut.share(), call)) {
        tokens = (int) Math.min(tokens, cut.tokensOf(call.outputTokens));
      }
    }
    return tokens;
  }

  /** The fault that keeps back the answer of a call, or null. */
  public @Nullable Gray keptBackBy(Call call) {
    for (int i = 0; i < active.size(); i++) {
      Struck struck = active.get(i);
      Gray gray = struck.gray();
      if (gray != null && strikes(Draw.GRAY, struck, gray.share(), call)) {
        return gray;
      }
    }
    return null;
  }

  /** Gives the answer of a call what is left of a quality. */
  public void rate(Call call, double normal) {
    double quality = normal;
    for (int i = 0; i < active.size(); i++) {
      Struck struck = active.get(i);
      Regression regression = struck.regression();
      if (regression != null && strikes(Draw.REGRESSION, struck, regression.share(), call)) {
        quality = Math.min(quality * regression.factor(), regression.most());
      }
    }
    call.answer.quality = quality;
    if (quality < normal) {
      call.answer.cause = Cause.of(Kind.QUALITY);
    }
  }
}
