package dev.stampede.models.market;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.check.Require;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.work.Errand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says about the other customers of a provider.
 *
 * @param demand the calls that they make while all is well; any kind of arrivals has such a curve
 * @param calls what one of these is like, for engines that look at it
 * @param priority where engines look at it: from 0, served last, to 9
 * @param reserved share of the capacity that only our calls may use, in [0, 1)
 * @param failOver where they go when the provider fails them; null for those who stay
 * @param retrial who of those refused or cut off tries again; null for nobody
 * @param stepNanos how often flows are reviewed, positive; between reviews they are constant
 * @param sessions which of the customers have to log in first; null if nobody has to
 * @param signUps the calls of people who come to make an account
 * @param patience seconds after which an owner gives up a call that is on its way to the engine, of
 *     an exponential law: a liquid does not know how long each has waited; null for never
 * @param classes of customers, whose shares add up to 1; none if all are one liquid that quotas and
 *     shedding leave alone
 */
public record MarketSpec(
    DemandCurve demand,
    Calls calls,
    int priority,
    double reserved,
    @Nullable FailOver failOver,
    @Nullable Retrial retrial,
    long stepNanos,
    @Nullable Sessions sessions,
    DemandCurve signUps,
    @Nullable Distribution patience,
    List<CustomerClass> classes) {

  /** A step that is short beside everything that customers do. */
  public static final long SECOND = Seconds.ONE;

  private static final DemandCurve NOBODY = CurveDemand.constant(0);

  /** A market without customers of its own, for those who fail over to the provider. */
  public static final MarketSpec OF_NEWCOMERS =
      new MarketSpec(NOBODY, Calls.EMPTY, 0, null, null, SECOND);

  /** A market of the lowest priority, which calls have that say nothing of it. */
  public MarketSpec(
      DemandCurve demand,
      Calls calls,
      double reserved,
      @Nullable FailOver failOver,
      @Nullable Retrial retrial,
      long stepNanos) {
    this(demand, calls, 0, reserved, failOver, retrial, stepNanos, null, NOBODY, null, List.of());
  }

  /** Rejects shares out of range, a step that is not positive, and classes that are not all. */
  public MarketSpec {
    classes = List.copyOf(classes);
    double all = classes.stream().mapToDouble(CustomerClass::share).sum();
    Require.that(
        classes.isEmpty() || Math.abs(all - 1) <= 1e-9, "classes", all, "add up to 1 (100 %)");
    long names = classes.stream().map(CustomerClass::name).distinct().count();
    Require.that(names == classes.size(), "classes", classes, "have different names");
    Require.that(
        reserved >= 0 && reserved < 1, "reserved", reserved, "be at least 0 % and below 100 %");
    Require.that(priority >= 0 && priority <= 9, "priority", priority, "lie between 0 and 9");
    Require.positive("step", stepNanos);
    Require.that(
        patience == null || patience instanceof Distribution.Exponential,
        "patience",
        "of this law",
        "be exponential, as a market is a liquid that forgets how long it has waited:"
            + " {dist: exponential, mean: 10s}");
  }

  /** Returns the same with other calls. */
  public MarketSpec of(Calls newCalls) {
    return new MarketSpec(
        demand, newCalls, priority, reserved, failOver, retrial, stepNanos, sessions, signUps,
        patience, classes);
  }

  /** Returns the same with another priority. */
  public MarketSpec withPriority(int newPriority) {
    return new MarketSpec(
        demand,
        calls,
        newPriority,
        reserved,
        failOver,
        retrial,
        stepNanos,
        sessions,
        signUps,
        patience,
        classes);
  }

  /** Returns the same whose customers have sessions. */
  public MarketSpec with(@Nullable Sessions newSessions) {
    return new MarketSpec(
        demand,
        calls,
        priority,
        reserved,
        failOver,
        retrial,
        stepNanos,
        newSessions,
        signUps,
        patience,
        classes);
  }

  /** Returns the same with people who come to make an account. */
  public MarketSpec withSignUps(DemandCurve newSignUps) {
    return new MarketSpec(
        demand,
        calls,
        priority,
        reserved,
        failOver,
        retrial,
        stepNanos,
        sessions,
        newSignUps,
        patience,
        classes);
  }

  /** Returns the same whose customers give up on the way after a time of an exponential law. */
  public MarketSpec withPatience(@Nullable Distribution newPatience) {
    return new MarketSpec(
        demand,
        calls,
        priority,
        reserved,
        failOver,
        retrial,
        stepNanos,
        sessions,
        signUps,
        newPatience,
        classes);
  }

  /** Rate at which an owner gives up a call that is on its way; 0 for never. */
  public double givingUpPerSecond() {
    return patience == null ? 0 : 1 / patience.mean();
  }

  /**
   * Returns the same with classes of customers. Among ours they have the lowest of their
   * priorities: in a line it is those who wait.
   */
  public MarketSpec with(List<CustomerClass> newClasses) {
    int lowest = newClasses.stream().mapToInt(CustomerClass::priority).min().orElse(priority);
    return new MarketSpec(
        demand,
        calls,
        lowest,
        reserved,
        failOver,
        retrial,
        stepNanos,
        sessions,
        signUps,
        patience,
        newClasses);
  }

  /** Returns a market of a share of these customers, of one class. */
  MarketSpec part(double share) {
    return new MarketSpec(
        demand.times(share),
        calls,
        priority,
        reserved,
        failOver,
        retrial,
        stepNanos,
        sessions,
        signUps.times(share),
        patience,
        List.of());
  }

  /** What its calls come for beside messages. */
  public Set<Errand> errands() {
    Set<Errand> errands = EnumSet.noneOf(Errand.class);
    if (sessions != null) {
      errands.add(Errand.LOG_IN);
    }
    if (!signUps.equals(NOBODY)) {
      errands.add(Errand.SIGN_UP);
    }
    return errands;
  }

  /**
   * Customers of one kind: those who pay, say.
   *
   * @param name of the class
   * @param share of the calls that are theirs while all is well, in [0, 1]
   * @param priority where the provider sheds, and where the engine looks at it: 0, the first to be
   *     refused, to 9
   * @param customers who they are and what each of them may use; null where nothing limits them
   */
  public record CustomerClass(
      String name, double share, int priority, @Nullable CustomersSpec customers) {

    /** Rejects numbers out of range. */
    public CustomerClass {
      Require.share("share", share);
      Require.that(priority >= 0 && priority <= 9, "priority", priority, "lie between 0 and 9");
    }
  }

  /**
   * The sessions of a market's customers. Who has none logs in with their next call.
   *
   * @param users how many customers there are, positive
   * @param life seconds that a session lasts
   * @param signedIn share of them who have one at the start, in [0, 1]
   */
  public record Sessions(double users, Distribution life, double signedIn) {

    /** Rejects numbers out of range. */
    public Sessions {
      Require.positive("users", users);
      Require.share("signed_in", signedIn);
    }
  }

  /**
   * A call of a market.
   *
   * @param promptTokens mean length of a prompt, at least 0
   * @param computedTokens those that no prefix cache holds, from 0 to all
   * @param outputTokens mean length of an answer, at least 0
   * @param madeTokens mean length of what has been made of the answers under way, at least 0: half
   *     the mean square of their lengths over the mean, so more than half the mean length
   */
  public record Calls(
      double promptTokens, double computedTokens, double outputTokens, double madeTokens) {

    /** Without a prompt and without an answer. */
    public static final Calls EMPTY = new Calls(0, 0, 0, 0);

    private static final int QUANTILES = 1000;

    /** Rejects lengths that are negative, and more computed than there is. */
    public Calls {
      Require.atLeast("input_tokens", promptTokens, 0.0);
      Require.that(
          computedTokens >= 0 && computedTokens <= promptTokens,
          "cached_input",
          computedTokens,
          "leave between 0 and %s tokens to compute".formatted(promptTokens));
      Require.atLeast("output_tokens", outputTokens, 0.0);
      Require.atLeast("madeTokens", madeTokens, 0.0);
    }

    /**
     * Returns the mean length of what has been made of answers under way.
     *
     * @param outputTokens the law of their lengths
     * @param most tokens that an answer can have
     */
    public static double madeTokens(Distribution outputTokens, double most) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < QUANTILES; i++) {
        double tokens = Math.min(most, outputTokens.quantile((i + 0.5) / QUANTILES));
        sum += tokens;
        squares += tokens * tokens;
      }
      return sum == 0 ? 0 : squares / sum / 2;
    }

    /** Returns what calls are like of which a share are these, and the others other ones. */
    public Calls mixedWith(Calls other, double ownShare) {
      double output = mean(outputTokens, other.outputTokens, ownShare);
      double made =
          mean(outputTokens * madeTokens, other.outputTokens * other.madeTokens, ownShare);
      return new Calls(
          mean(promptTokens, other.promptTokens, ownShare),
          mean(computedTokens, other.computedTokens, ownShare),
          output,
          output == 0 ? 0 : made / output);
    }

    private static double mean(double own, double other, double ownShare) {
      return ownShare * own + (1 - ownShare) * other;
    }
  }

  /** Where customers can go to: one of the destinations of a market. */
  public record Destination(String provider, double share) {

    /** Rejects a share that is not in [0, 1]. */
    public Destination {
      Require.share("share", share);
    }
  }

  /**
   * How customers leave a provider that fails them, and come back.
   *
   * @param to who goes where; the shares add up to 1 at most, and the rest stays
   * @param below they are in trouble while the availability that they see is below this, in (0, 1]
   * @param windowNanos the time over which they see it
   * @param delay seconds from the beginning of the trouble until a customer has moved
   * @param returning seconds from its end until a customer is back
   * @param leavesOn what tells them that there is trouble
   * @param returnsOn what tells them that it is over, if what they left for is
   */
  public record FailOver(
      List<Destination> to,
      double below,
      long windowNanos,
      Distribution delay,
      Distribution returning,
      Signal leavesOn,
      Signal returnsOn) {

    /** Customers who look at nothing but their own calls. */
    public FailOver(
        List<Destination> to,
        double below,
        long windowNanos,
        Distribution delay,
        Distribution returning) {
      this(to, below, windowNanos, delay, returning, Signal.ERRORS, Signal.ERRORS);
    }

    /** Rejects shares that add up to more than everybody, and no window. */
    public FailOver {
      to = List.copyOf(to);
      double sum = to.stream().mapToDouble(Destination::share).sum();
      Require.that(sum <= 1 + 1e-9, "fails_over_to", sum, "add up to 100 % at most");
      Require.share("fails_over_below", below);
      Require.positive("window", windowNanos);
    }
  }

  /**
   * Customers that try again.
   *
   * @param share of those refused or cut off, each time, in [0, 1)
   * @param afterSeconds mean time until they do, positive
   */
  public record Retrial(double share, double afterSeconds) {

    /** Rejects a share of 1, with which nobody ever gives up, and a time that is not positive. */
    public Retrial {
      Require.that(share >= 0 && share < 1, "share", share, "be at least 0 % and below 100 %");
      Require.positive("after", afterSeconds);
    }
  }
}
