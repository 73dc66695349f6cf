package dev.stampede.models.resilience;

import dev.stampede.engine.Handler;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.call.CallNews;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests through layers inside one process: from a layer to the one inside it, and with the
 * answer back out, over as much simulated time as it takes.
 */
public final class Flow {

  private static final long FOREVER = Long.MAX_VALUE;

  private final LogicalProcess process;
  private final Consumer<Request> done;
  private final Horizon horizon;
  private final LayerBooks uncounted = LayerBooks.unlisted();
  private final List<Invocation> all = new ArrayList<>();
  private final ArrayDeque<Invocation> unused = new ArrayDeque<>();
  private final Answer local = new Answer();
  private boolean ownerLeaves;

  /** One for all timers, which is then always at hand. */
  private final Handler<Invocation> expiry = this::expired;

  /**
   * Makes a flow.
   *
   * @param horizon what of the run counts: the passages of other work are not counted
   * @param done takes each request when it has come out of its outermost layer, with its answer
   */
  public Flow(LogicalProcess process, Horizon horizon, Consumer<Request> done) {
    this.process = process;
    this.horizon = horizon;
    this.done = done;
  }

  /** Nanoseconds since the start of the simulation. */
  public long now() {
    return process.now();
  }

  /** Returns the gateway's stream of random numbers for a purpose. */
  public RandomStream random(String purpose) {
    return process.random(purpose);
  }

  /** Sends a request in through a layer. */
  public void begin(Layer outermost, Request request) {
    start(outermost, request, null);
  }

  /** Goes on to a layer further inside. */
  public void enter(Layer next, Invocation self) {
    start(next, self.request(), self);
  }

  private void start(Layer layer, Request request, @Nullable Invocation outer) {
    Invocation invocation = unused.isEmpty() ? newInvocation() : unused.pop();
    long now = process.now();
    LayerBooks books = horizon.counts(request.bornNanos) ? layer.books : uncounted;
    books.entered(now);
    invocation.layer = layer;
    invocation.books = books;
    invocation.aloneSinceNanos = now;
    invocation.wentIn = false;
    invocation.request = request;
    invocation.outer = outer;
    invocation.count = 0;
    invocation.paid = 0;
    invocation.toldNanos = 0;
    invocation.firstTokenNanos = Answer.NEVER;
    invocation.silent = false;
    if (outer == null) {
      request.underway = invocation;
      invocation.latestStartNanos = FOREVER;
      invocation.maxTokens = Integer.MAX_VALUE;
    } else {
      endAlone(outer, now);
      outer.wentIn = true;
      invocation.sibling = outer.inner;
      outer.inner = invocation;
      invocation.latestStartNanos = outer.latestStartNanos;
      invocation.maxTokens = outer.maxTokens;
    }
    layer.start(this, invocation);
  }

  private Invocation newInvocation() {
    Invocation invocation = new Invocation(uncounted);
    all.add(invocation);
    return invocation;
  }

  /** Counts the time that an invocation was alone, if it is so. */
  private static void endAlone(Invocation invocation, long now) {
    if (invocation.inner == null && now != invocation.aloneSinceNanos) {
      invocation.books.kept(now - invocation.aloneSinceNanos);
    }
  }

  /**
   * Ends an invocation with an answer, which goes to the layer outside it. If the invocation has
   * not gone further inside, the answer is its layer's own.
   */
  public void leave(Invocation self, Answer answer) {
    if (!self.wentIn) {
      answer.origin = self.layer().number();
    }
    self.books.answered(answer.isOk());
    end(self, answer);
  }

  /** Ends an invocation with a refusal of its layer's own. */
  public void refuse(Invocation self, Answer answer) {
    answer.origin = self.layer().number();
    self.books.ended(process.now(), answer.status);
    end(self, answer);
  }

  private void end(Invocation self, Answer answer) {
    long now = process.now();
    endAlone(self, now);
    Request request = self.request();
    Invocation outer = self.outer;
    if (outer != null) {
      unlink(outer, self);
      if (outer.inner == null) {
        outer.aloneSinceNanos = now;
      }
    }
    release(self);
    if (outer == null) {
      request.answer.set(answer);
      request.underway = null;
      done.accept(request);
    } else {
      outer.layer().answered(this, outer, answer);
    }
  }

  /** Ends an invocation without an answer from further inside. */
  public void leave(Invocation self, Status status) {
    refuse(self, local.set(status));
  }

  /** Tells those outside an invocation of news from inside it, until one of them ends that. */
  public void report(Invocation self, CallNews news) {
    if (news == CallNews.FIRST_TOKEN && !self.hasFirstToken()) {
      self.firstTokenNanos = now();
    }
    self.silent |= news == CallNews.SILENT;
    Invocation outer = self.outer;
    if (outer != null) {
      outer.layer().onNews(this, outer, self, news);
    }
  }

  /** Ends an invocation whose time is up. */
  public void timeOut(Invocation self) {
    timeOut(self, Cause.NONE);
  }

  /**
   * Ends an invocation whose time is up.
   *
   * @param which of several times
   */
  public void timeOut(Invocation self, Cause which) {
    if (self.inner == null) {
      self.books.timedOutHere(process.now());
    }
    cancelInner(self, null, Status.TIMEOUT);
    Answer answer = local.set(Status.TIMEOUT);
    answer.cause = which;
    answer.firstTokenNanos = self.firstTokenNanos;
    refuse(self, answer);
  }

  /**
   * Gives up on what is inside an invocation, because it is not wanted any more.
   *
   * @param but the one to keep; null for none
   * @return how many there were
   */
  public int dropInner(Invocation self, @Nullable Invocation but) {
    return cancelInner(self, but, Status.GAVE_UP);
  }

  private int cancelInner(Invocation self, @Nullable Invocation but, Status why) {
    int cancelled = 0;
    for (Invocation inner = other(self, but); inner != null; inner = other(self, but)) {
      unlink(self, inner);
      cancel(inner, why);
      cancelled++;
    }
    if (cancelled > 0) {
      self.aloneSinceNanos = now();
    }
    return cancelled;
  }

  private static @Nullable Invocation other(Invocation outer, @Nullable Invocation but) {
    Invocation inner = outer.inner;
    return inner != null && inner == but ? inner.sibling : inner;
  }

  private static void unlink(Invocation outer, Invocation inner) {
    if (outer.inner == inner) {
      outer.inner = inner.sibling;
      return;
    }
    Invocation before = outer.inner;
    while (before != null && before.sibling != inner) {
      before = before.sibling;
    }
    if (before != null) {
      before.sibling = inner.sibling;
    }
  }

  /** Gives up on a request that has not come out; it comes out with the given status. */
  public void cancel(Request request, Status status) {
    if (request.underway instanceof Invocation outermost) {
      request.answer.set(status);
      request.answer.origin = placeOf(outermost);
      ownerLeaves = true;
      cancel(outermost, status);
      ownerLeaves = false;
      request.underway = null;
      done.accept(request);
    }
  }

  /** Whether work is being taken back as a whole, because its owner does not want it any more. */
  public boolean ownerLeaves() {
    return ownerLeaves;
  }

  private void cancel(Invocation invocation, Status why) {
    if (why == Status.TIMEOUT && invocation.inner == null && invocation.call == null) {
      invocation.books.timedOutHere(process.now());
    }
    cancelInner(invocation, null, why);
    endAlone(invocation, process.now());
    invocation.books.cancelled();
    invocation.layer().cancelled(this, invocation, why);
    release(invocation);
  }

  /** Returns the number of the layer that has the latest of what is under way for a request. */
  private static int placeOf(Invocation outermost) {
    int place = outermost.layer().number();
    for (Invocation inner = outermost.inner; inner != null; inner = inner.inner) {
      int number = inner.layer().number();
      place = number == LayerBooks.UNLISTED ? place : number;
    }
    return place;
  }

  /** Is shown a request that is under way. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Looks at a request.
     *
     * @param layer number of the layer that has it
     * @param takenUpNanos when a person took it up who is still at it; {@link Answer#NEVER} if
     *     nobody is
     */
    void visit(Request request, int layer, long takenUpNanos);
  }

  /** Shows all requests that are under way; nobody may be at work meanwhile. */
  public void underway(Visitor visitor) {
    for (Invocation invocation : all) {
      if (invocation.layer != null && invocation.outer == null) {
        visitor.visit(invocation.request(), placeOf(invocation), takenUp(invocation));
      }
    }
  }

  private static long takenUp(Invocation invocation) {
    long first = invocation.call == null ? Answer.NEVER : invocation.call.takenUpNanos();
    for (Invocation inner = invocation.inner; inner != null; inner = inner.sibling) {
      long taken = takenUp(inner);
      first =
          first == Answer.NEVER ? taken : taken == Answer.NEVER ? first : Math.min(first, taken);
    }
    return first;
  }

  /** Sets the timer of an invocation. */
  public void setTimer(Invocation self, long delayNanos) {
    Timer timer = self.timer;
    if (timer == null) {
      timer = process.timer(expiry, self);
      self.timer = timer;
    }
    timer.set(delayNanos);
  }

  /** True while the timer of an invocation runs. */
  public boolean isTimerSet(Invocation self) {
    return self.timer != null && self.timer.isSet();
  }

  /** Takes the expiry of an invocation's timer back. */
  public void stopTimer(Invocation self) {
    if (self.timer != null) {
      self.timer.cancel();
    }
  }

  private void expired(Invocation invocation) {
    invocation.layer().expired(this, invocation);
  }

  private void release(Invocation invocation) {
    invocation.stopTimer();
    invocation.layer = null;
    invocation.request = null;
    invocation.outer = null;
    invocation.sibling = null;
    invocation.call = null;
    unused.push(invocation);
  }
}
