package dev.stampede.models.demand.people;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.check.Require;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.Course;
import dev.stampede.models.demand.agent.TurnSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who each have one thing to ask at a time: who waits asks nothing else meanwhile.
 *
 * @param people how many there are, 1 to {@link #MOST}
 * @param think seconds of their own work before each question; its mean is finite and positive
 * @param unaided what they do when nobody answers
 * @param shifts when which of them are at work, with shares that add up to 1; empty for always
 * @param hourCost what an hour of one of them costs that is lost, in the scenario's currency
 * @param role what they are: people of several use cases may be the same; null if that is not said
 * @param turn what agents do with each question; null if it is one piece of work
 */
public record PeopleSpec(
    int people,
    Distribution think,
    UnaidedSpec unaided,
    List<ShiftSpec> shifts,
    double hourCost,
    @Nullable String role,
    @Nullable TurnSpec turn)
    implements SourceSpec {

  private static final double ROUNDING = 1e-9;

  /** What a person asks for in a day, for a first look at how long prompts become. */
  private static final int TURNS_OF_A_DAY = 50;

  /** More are simulated in shares: each takes some 300 bytes for all of a run. */
  public static final int MOST = 10_000_000;

  /** Rejects that there are none, and people who never think, or never end. */
  public PeopleSpec {
    Require.that(people >= 1 && people <= MOST, "people", people, "lie between 1 and " + MOST);
    Require.positive("think", think.mean());
    Require.atLeast("hour_cost", hourCost, 0);
    shifts = List.copyOf(shifts);
    double shares = shifts.stream().mapToDouble(ShiftSpec::share).sum();
    Require.that(
        shifts.isEmpty() || Math.abs(shares - 1) < ROUNDING,
        "shifts",
        "%s%% in all".formatted(Math.round(shares * 1e8) / 1e6),
        "add up to 100%");
  }

  /** People whose questions are pieces of work. */
  public PeopleSpec(
      int people,
      Distribution think,
      UnaidedSpec unaided,
      List<ShiftSpec> shifts,
      double hourCost,
      @Nullable String role) {
    this(people, think, unaided, shifts, hourCost, role, null);
  }

  /** People of whom it is not said what they are. */
  public PeopleSpec(
      int people,
      Distribution think,
      UnaidedSpec unaided,
      List<ShiftSpec> shifts,
      double hourCost) {
    this(people, think, unaided, shifts, hourCost, null);
  }

  /** People who are always at work, and whose hours have no price. */
  public PeopleSpec(int people, Distribution think, UnaidedSpec unaided) {
    this(people, think, unaided, List.of(), 0);
  }

  /** Returns the shift of a person for whom a number in (0, 1) is drawn; null for always. */
  @Nullable ShiftSpec shift(double u) {
    double before = 0;
    for (ShiftSpec shift : shifts) {
      before += shift.share();
      if (u < before) {
        return shift;
      }
    }
    return shifts.isEmpty() ? null : shifts.get(shifts.size() - 1);
  }

  @Override
  public Source open(Stage stage) {
    return new People(this, stage);
  }

  /**
   * As much as there would be if answers took no time and all were at work: less is asked the
   * longer answers take.
   */
  @Override
  public DemandCurve expected() {
    double calls = turn == null ? 1 : turn.meanCalls();
    double tools = turn == null ? 0 : turn.course().meanToolSeconds();
    return CurveDemand.constant(people / (think.mean() + tools) * calls);
  }

  /** There is none: all may ask in the same second. */
  @Override
  public double peakPerSecond() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double lostHourCost() {
    return hourCost;
  }

  @Override
  public boolean isClosedLoop() {
    return true;
  }

  /** Of agents, those of a session of many turns. */
  @Override
  public double meanPrompt(double first) {
    return turn == null ? first : turn.meanPrompt(first, Count.of(TURNS_OF_A_DAY));
  }

  @Override
  public double resumesPerSecond() {
    return turn == null ? 0 : turn.resumesPerSecond();
  }

  /** The next turn of a person's session begins when they have thought. */
  @Override
  public double soonestSeconds() {
    return turn == null || !turn.course().goesOn()
        ? Double.POSITIVE_INFINITY
        : Math.min(turn.course().soonestSeconds(), think.quantile(Course.SOONEST));
  }

  @Override
  public boolean isOfAgents() {
    return turn != null;
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return turn == null ? null : turn.course().meanTokens();
  }
}
