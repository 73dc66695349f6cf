package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.provider.FaultSpec.Brownout;
import dev.stampede.models.provider.FaultSpec.CapacityCut;
import dev.stampede.models.provider.FaultSpec.Effect;
import dev.stampede.models.provider.FaultSpec.Gray;
import dev.stampede.models.provider.FaultSpec.Outage;
import dev.stampede.models.provider.FaultSpec.QuotaCut;
import dev.stampede.models.provider.FaultSpec.Refusal;
import dev.stampede.models.provider.FaultSpec.Regression;
import dev.stampede.models.provider.FaultSpec.Slow;
import dev.stampede.models.provider.FaultSpec.Stall;
import dev.stampede.models.provider.FaultSpec.StreamCut;
import dev.stampede.models.work.Answer;
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
final class ActiveFaults {

  /** In how many steps capacity comes back after a fault. */
  static final int RECOVERY_STEPS = 50;

  private static final Cause HANGING_OUTAGE = new Cause(Kind.OUTAGE, "hang");
  private static final Cause HANGING_DOOR = new Cause(Kind.FRONT_DOOR, "hang");

  /** What faults do to an engine. */
  interface Victim {

    /** Breaks off what is under way. */
    void cutAll();

    /** Makes everything take a number of times as long; for infinity it stands still. */
    void slowDown(double factor);

    /** Leaves a share of the capacity. */
    void capacity(double share);

    /** Other faults are active than before. */
    void changed();
  }

  /** A fault that is over and whose capacity comes back. */
  private final class Recovery {
    private final FaultSpec fault;
    private final Timer timer = process.timer(this::step);
    private double share;

    Recovery(FaultSpec fault) {
      this.fault = fault;
    }

    void step() {
      long left = fault.recoveredNanos() - process.now();
      if (left <= 0) {
        recovering.remove(this);
      } else {
        double before = fault.effect() instanceof CapacityCut cut ? cut.share() : 0;
        share = 1 - (1 - before) * left / fault.recoverNanos();
        long step = (fault.recoverNanos() + RECOVERY_STEPS - 1) / RECOVERY_STEPS;
        timer.set(Math.min(step, left));
      }
      apply();
    }
  }

  private final LogicalProcess process;
  private final Victim victim;
  private final List<FaultSpec> active = new ArrayList<>();
  private final List<Recovery> recovering = new ArrayList<>();
  private double slowness = 1;
  private double capacity = 1;
  private final Map<Kind, Cause> causesAtQueue = new EnumMap<>(Kind.class);
  private String holdUp = "";
  private int status;
  private long errorLatencyNanos;
  private boolean hangs;

  /** Schedules the faults. */
  ActiveFaults(LogicalProcess process, List<FaultSpec> faults, Victim victim) {
    this.process = process;
    this.victim = victim;
    for (FaultSpec fault : faults) {
      process.timer(this::begin, fault).set(fault.atNanos());
      process.timer(this::end, fault).set(fault.endNanos());
    }
  }

  private void begin(FaultSpec fault) {
    active.add(fault);
    if (fault.effect() instanceof Outage) {
      victim.cutAll();
    }
    apply();
  }

  private void end(FaultSpec fault) {
    active.remove(fault);
    if (fault.recoverNanos() > 0) {
      Recovery recovery = new Recovery(fault);
      recovering.add(recovery);
      recovery.step();
    } else {
      apply();
    }
  }

  private void apply() {
    causesAtQueue.clear();
    holdUp = holdUp();
    double newSlowness = 1;
    double newCapacity = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof Slow slow) {
        newSlowness *= slow.factor();
      } else if (fault.effect() instanceof Stall) {
        newSlowness = Double.POSITIVE_INFINITY;
      } else if (fault.effect() instanceof CapacityCut cut) {
        newCapacity *= cut.share();
      }
    }
    for (Recovery recovery : recovering) {
      newCapacity *= recovery.share;
    }
    if (newSlowness != slowness) {
      slowness = newSlowness;
      victim.slowDown(slowness);
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
    for (FaultSpec fault : active) {
      Effect effect = fault.effect();
      if (effect instanceof Stall) {
        return effect.kind();
      }
      first = first.isEmpty() && holdsUp(effect) ? effect.kind() : first;
    }
    return first.isEmpty() && !recovering.isEmpty()
        ? recovering.get(0).fault.effect().kind()
        : first;
  }

  private static boolean holdsUp(Effect effect) {
    return effect instanceof Slow slow
        ? slow.factor() > 1
        : effect instanceof CapacityCut cut && cut.share() < 1;
  }

  /** What the engine's queue ended a call by, with the fault that holds that up. */
  Cause causeAtQueue(Kind kind) {
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
  Cause causeInside(Status status) {
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
  boolean strike(Call call) {
    for (int i = 0; i < active.size(); i++) {
      FaultSpec fault = active.get(i);
      if (fault.effect() instanceof Refusal refusal
          && !(refusal instanceof Brownout brownout
              && Draw.FAULT.uniform(call.key, numberOf(fault)) >= brownout.errors())) {
        call.answer.cause = causeOf(refusal);
        status = refusal.status();
        errorLatencyNanos = refusal.errorLatencyNanos();
        hangs = refusal.hangs();
        return true;
      }
    }
    return false;
  }

  private static Cause causeOf(Refusal refusal) {
    if (refusal instanceof Brownout) {
      return Cause.of(Kind.BROWNOUT);
    }
    if (refusal instanceof Outage) {
      return refusal.hangs() ? HANGING_OUTAGE : Cause.of(Kind.OUTAGE);
    }
    return refusal.hangs() ? HANGING_DOOR : Cause.of(Kind.FRONT_DOOR);
  }

  /** Share of the limits that the faults leave. */
  double limits() {
    double share = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof QuotaCut cut) {
        share *= cut.share();
      }
    }
    return share;
  }

  /** Share of all calls that the faults strike. */
  double errors() {
    double spared = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof Brownout brownout) {
        spared *= 1 - brownout.errors();
      } else if (fault.effect() instanceof Refusal) {
        spared = 0;
      }
    }
    return 1 - spared;
  }

  /**
   * Share of all answers that never reach their owners whole, though they were made.
   *
   * @param streams whether they are streams
   */
  double spoilt(boolean streams) {
    double whole = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof Gray gray && gray.lost()) {
        whole *= 1 - gray.share();
      } else if (streams && fault.effect() instanceof StreamCut cut) {
        whole *= 1 - cut.share();
      }
    }
    return 1 - whole;
  }

  /** HTTP status of the latest strike. */
  int status() {
    return status;
  }

  /** Time until the error of the latest strike is sent. */
  long errorLatencyNanos() {
    return errorLatencyNanos;
  }

  /** Whether the latest strike leaves the call unanswered until its connection breaks. */
  boolean hangs() {
    return hangs;
  }

  /** Returns after how many tokens the stream of a call will break off; all of them if it won't. */
  int tokensBeforeCut(Call call) {
    int tokens = call.outputTokens;
    for (int i = 0; i < active.size(); i++) {
      FaultSpec fault = active.get(i);
      if (fault.effect() instanceof StreamCut cut
          && Draw.STREAM_CUT.uniform(call.key, numberOf(fault)) < cut.share()) {
        tokens = (int) Math.min(tokens, cut.tokensOf(call.outputTokens));
      }
    }
    return tokens;
  }

  /** The fault that keeps back the answer of a call, or null. */
  @Nullable Gray keptBackBy(Call call) {
    for (int i = 0; i < active.size(); i++) {
      FaultSpec fault = active.get(i);
      if (fault.effect() instanceof Gray gray
          && Draw.GRAY.uniform(call.key, numberOf(fault)) < gray.share()) {
        return gray;
      }
    }
    return null;
  }

  /** Gives an answer what is left of a quality. */
  void rate(Answer answer, double normal) {
    double quality = normal;
    for (int i = 0; i < active.size(); i++) {
      Effect effect = active.get(i).effect();
      if (effect instanceof Regression regression) {
        quality = Math.min(quality * regression.factor(), regression.most());
      }
    }
    answer.quality = quality;
    if (quality < normal) {
      answer.cause = Cause.of(Kind.QUALITY);
    }
  }

  /** From the id, not the place, so that another fault does not change whom this one strikes. */
  private static int numberOf(FaultSpec fault) {
    return fault.id().hashCode() & Integer.MAX_VALUE;
  }
}
