package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.demand.people.PeopleSpec;
import dev.stampede.models.demand.people.UnaidedSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.AgentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions that are there when the run begins. */
class StartTest {

  private static final int MANY = 20_000;

  private static AgentResult agents(TrialResult result) {
    return requireNonNull(Replications.first(result).agents());
  }

  private static TurnSpec turn(Course course) {
    return new TurnSpec(
        course,
        Checkpoint.everyStep(),
        new ResumeSpec(always(1), ResumeSpec.ALWAYS, null),
        null,
        TurnSpec.NO_DEADLINE,
        BudgetSpec.NONE,
        null);
  }

  private static StartSpec all(int sessions, double answer) {
    return new StartSpec(sessions, 0, 1, nanos(answer));
  }

  /** Of 1, 3 and 4 s, and of something that takes no time and so is never found. */
  @Test
  void longThings_areFoundMoreOften() {
    double[] lengths = {0, 1, 0, 3, 4, 0};
    LengthBiased biased = new LengthBiased(6, i -> lengths[i]);
    assertThat(biased.sum()).isEqualTo(8);
    assertThat(biased.mean()).isEqualTo(8 / 6.0);
    assertThat(biased.at(1e-9)).isEqualTo(1);
    assertThat(biased.at(0.124)).isEqualTo(1);
    assertThat(biased.at(0.126)).isEqualTo(3);
    assertThat(biased.at(0.499)).isEqualTo(3);
    assertThat(biased.at(0.501)).isEqualTo(4);
    assertThat(biased.at(1 - 1e-9)).isEqualTo(4);
  }

  /** The time that a session of constant laws has behind it: 3 turns of 13 s, 20 s between. */
  private static double behind(Middle.Found found) {
    double turns = found.turn() * 33;
    return switch (found.at()) {
      case CALL -> turns + found.step() * 3 + 1 - found.restNanos() / 1e9;
      case TOOL -> turns + found.step() * 3 + 1 + found.sinceNanos() / 1e9;
      case PAUSE -> turns + 13 + found.sinceNanos() / 1e9;
    };
  }

  private static final DrawnCourse CONSTANT =
      new DrawnCourse(Count.of(5), always(2), null, null, null, Count.of(3), always(20));

  private static List<Double> shares(Middle middle) {
    List<Double> shares = new ArrayList<>();
    for (int key = 0; key < MANY; key++) {
      shares.add(behind(middle.find(key)) / 79);
    }
    return shares;
  }

  /** Even between the bounds: the mean within 4 of its standard errors (6 in 100,000 miss). */
  private static void areEven(List<Double> shares, double from, double to) {
    assertThat(shares).allMatch(share -> share >= from - 1e-9 && share <= to + 1e-9);
    double mean = shares.stream().mapToDouble(s -> s).average().orElseThrow();
    double error = (to - from) / Math.sqrt(12.0 * shares.size());
    assertThat(Math.abs(mean - (from + to) / 2)).isLessThan(4 * error);
    double half = shares.stream().filter(s -> s < (from + to) / 2).count() / (double) MANY;
    assertThat(Math.abs(half - 0.5)).isLessThan(4 * 0.5 / Math.sqrt(MANY));
  }

  @Test
  void shares_areEvenBetweenTheBounds() {
    areEven(shares(CONSTANT.middle(all(1, 1))), 0, 1);
    areEven(shares(CONSTANT.middle(new StartSpec(1, 0.25, 0.75, SECOND))), 0.25, 0.75);
  }

  /** The same of a recording: 3 turns of five rounds. */
  @Test
  void sharesOfRecordings_areEvenBetweenTheBounds() {
    Recordings.Builder builder = new Recordings.Builder();
    for (int i = 0; i < 15; i++) {
      builder.round(10, 0, 1, (i % 5 == 4 ? 20 : 2) * SECOND);
    }
    builder.endSession();
    Course course = new RecordedCourse(builder.build(10 * SECOND));
    areEven(shares(course.middle(all(1, 1))), 0, 1);
    areEven(shares(course.middle(new StartSpec(1, 0.25, 0.75, SECOND))), 0.25, 0.75);
  }

  /** Of two recordings, of 3 and 9 s, three in four are the longer one. */
  @Test
  void longRecordings_areFoundMoreOften() {
    Recordings.Builder builder = new Recordings.Builder();
    for (int seconds : new int[] {3, 9}) {
      builder.round(10, 0, 1, seconds * SECOND);
      builder.round(10, 0, 1, 0);
      builder.endSession();
    }
    Middle middle = new RecordedCourse(builder.build(Recordings.NO_PAUSE)).middle(all(1, 0));
    int longer = 0;
    for (int key = 0; key < MANY; key++) {
      longer += (int) middle.find(key).session();
    }
    assertThat(Math.abs(longer / (double) MANY - 0.75))
        .isLessThan(4 * Math.sqrt(0.75 * 0.25 / MANY));
  }

  /** All calls: prompt, its beginning, and whether that is kept from before the run. */
  private static List<String> calls(Sketch sketch) {
    List<String> calls = new ArrayList<>();
    try (Trial trial =
        new Trial(
            sketch.spec(),
            0,
            1,
            0,
            (now, useCase, request) ->
                calls.add(
                    "%d of which %d%s"
                        .formatted(
                            request.inputTokens,
                            request.prefixTokens,
                            request.warm ? " kept" : "")))) {
      trial.run(1);
    }
    return calls;
  }

  /** In the fourth tool of 10 s of five steps, by 80 to 81 % of 40 s. */
  private static AgentsSpec inTheThirdTool(@Nullable ContextSpec context, Checkpoint checkpoint) {
    DrawnCourse course = new DrawnCourse(Count.of(5), always(10), context, null);
    TurnSpec turn =
        turn(course).with(checkpoint, new ResumeSpec(always(1), ResumeSpec.ALWAYS, null));
    return new AgentsSpec(at(), turn, TurnSpec.NO_DEADLINE, new StartSpec(1, 0.80, 0.81, 0));
  }

  private static Sketch sketch(AgentsSpec spec) {
    return new Sketch()
        .lasting(1_000, 0)
        .useCase(Sketch.useCaseOf("agents", spec))
        .provider("p", servers(100, always(1)));
  }

  /** Prompts of 1, 101, 201, 301 were, and 401 is to come, which begins with the one before. */
  @Test
  void context_isThatOfItsSteps() {
    ContextSpec grows = new ContextSpec(always(100), ContextSpec.UNLIMITED, 1);
    assertThat(calls(sketch(inTheThirdTool(grows, Checkpoint.everyStep()))))
        .containsExactly("401 of which 301 kept");
  }

  /** What began before the run does not count where it ends, but its steps do. */
  @Test
  void turnFromBefore_isNotCounted() {
    AgentResult agents = agents(sketch(inTheThirdTool(null, Checkpoint.everyStep())).run());
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(0, 0, 0, 0));
    assertThat(agents.sessions()).isEqualTo(new AgentResult.Ended(0, 0, 0, 0));
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(1, 0, 0, 2));
  }

  /**
   * The last call is refused until 15 s: with each step saved only it is asked for again, and
   * without checkpoints all five are, with what was done before the run among what is lost.
   */
  @Test
  void lossAfterTheStart_costsWhatWasNotSaved() {
    Outage outage = new Outage(500, 0);
    AgentResult saved =
        agents(
            sketch(inTheThirdTool(null, Checkpoint.everyStep())).fault("p", 0, 15, outage).run());
    assertThat(saved.steps().answered()).isEqualTo(1);
    assertThat(saved.lost().steps()).isZero();
    AgentResult lost =
        agents(sketch(inTheThirdTool(null, Checkpoint.none())).fault("p", 0, 15, outage).run());
    assertThat(lost.steps().answered()).isEqualTo(5);
    assertThat(lost.lost().steps()).isEqualTo(4);
    assertThat(lost.lost().tools()).isEqualTo(4);
    assertThat(lost.lost().tokens()).isEqualTo(8);
    AgentResult some =
        agents(sketch(inTheThirdTool(null, Checkpoint.every(3))).fault("p", 0, 15, outage).run());
    assertThat(some.steps().answered()).isEqualTo(2);
    assertThat(some.lost().steps()).isEqualTo(1);
  }

  /** Two turns of three steps before: the first prompt of the third is 601. */
  @Test
  void people_haveAContext() {
    TurnSpec turn =
        new TurnSpec(
            new DrawnCourse(
                Count.of(3),
                always(0),
                new ContextSpec(always(100), ContextSpec.UNLIMITED, 1),
                null),
            Checkpoint.none(),
            null,
            null,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE,
            Count.of(2));
    PeopleSpec people = new PeopleSpec(1, always(30), UnaidedSpec.USUAL, List.of(), 0, null, turn);
    Sketch sketch =
        new Sketch()
            .lasting(34, 0)
            .useCase(Sketch.useCaseOf("people", people))
            .provider("p", servers(1, always(1)));
    assertThat(calls(sketch).subList(0, 3))
        .containsExactly("601 of which 501 kept", "701 of which 601", "801 of which 701");
  }

  /** How many sessions are in a state in a part of the run, in the mean. */
  private static ToDoubleFunction<TrialResult> level(int interval, boolean working) {
    return result -> {
      AgentResult.Course course = agents(result).course();
      return (working ? course.working() : course.idle()).at(interval).toDouble() / (50.0 * SECOND);
    };
  }

  private static Sketch lasting(DrawnCourse course, @Nullable StartSpec start) {
    return new Sketch()
        .lasting(300, 0)
        .intervals(50)
        .useCase(
            Sketch.useCaseOf(
                "agents",
                new AgentsSpec(Sketch.poisson(0.4), turn(course), TurnSpec.NO_DEADLINE, start)))
        .provider("p", servers(100_000, always(2)));
  }

  /**
   * Sessions of 1 to 7 turns of 1 to 9 steps of 2 s, tools and pauses of heavy-tailed length: by
   * Little's law as many are at work as arrive in the mean time of their steps and tools, and as
   * many pause as arrive in that of their pauses. That is so from the beginning, and for as long as
   * one likes; without a start only a fifth of them are there at first.
   */
  @Test
  void level_isThatOfTheLongRunFromTheBeginning() {
    Distribution tool = new Distribution.Lognormal(Math.log(5), 1);
    Distribution pause = new Distribution.Lognormal(Math.log(60), 1);
    DrawnCourse course =
        new DrawnCourse(
            new Count(new Distribution.Uniform(0.5, 9.5)),
            tool,
            new ToolFailuresSpec(0.2, true),
            null,
            null,
            new Count(new Distribution.Uniform(0.5, 7.5)),
            pause);
    double atWork = 4 * (2 + 4 / 0.8 * (2 + tool.mean())); // a fifth of tools cost a further step
    double between = 3 * pause.mean();
    int there = (int) Math.round(0.4 * (atWork + between));
    Replications warm = Replications.of("sessions from before", lasting(course, all(there, 2)));
    for (int i = 0; i < 6; i++) {
      warm.expect("working " + i, 0.4 * atWork, 0.005, level(i, true));
      warm.expect("pausing " + i, 0.4 * between, 0.005, level(i, false));
    }
    warm.agree();
    double cold = level(0, true).applyAsDouble(lasting(course, null).run());
    assertThat(cold).isLessThan(0.4 * 0.4 * atWork);
  }

  @Test
  void nonsense_isRejected() {
    assertThatThrownBy(() -> new StartSpec(0, 0, 1, 0)).hasMessageStartingWith("sessions (");
    assertThatThrownBy(() -> new StartSpec(1, 0.5, 0.5, 0)).hasMessageStartingWith("at (");
    assertThatThrownBy(() -> new StartSpec(1, -0.1, 1, 0)).hasMessageStartingWith("at (");
    assertThatThrownBy(() -> new StartSpec(1, 0, 1.1, 0)).hasMessageStartingWith("at (");
    assertThatThrownBy(() -> new StartSpec(1, 0, 1, -1)).hasMessageStartingWith("answer (");
    DrawnCourse timeless = new DrawnCourse(Count.of(2), always(0), null, null);
    assertThatThrownBy(() -> timeless.middle(all(1, 0))).hasMessageStartingWith("start (");
  }

  /** Agents of a course, of any kind else. */
  static Sketch anything(Random random, Course course) {
    TurnSpec turn =
        new TurnSpec(
            course,
            List.of(Checkpoint.none(), Checkpoint.everyStep(), Checkpoint.every(2))
                .get(random.nextInt(3)),
            random.nextBoolean()
                ? null
                : new ResumeSpec(exponential(3), 5, ResumeSpec.Together.AT_ONCE),
            random.nextBoolean() ? null : new CrashSpec(exponential(20), exponential(3)),
            random.nextBoolean() ? TurnSpec.NO_DEADLINE : nanos(1 + 20 * random.nextDouble()),
            AgentBooksTest.budget(random),
            null);
    double from = random.nextDouble() * 0.9;
    StartSpec start =
        new StartSpec(
            1 + random.nextInt(20),
            from,
            from + 0.1 * random.nextDouble(),
            nanos(2 * random.nextDouble()));
    Sketch sketch =
        new Sketch()
            .lasting(100, random.nextInt(50))
            .drain(random.nextInt(30))
            .useCase(
                Sketch.useCaseOf(
                    "agents",
                    new AgentsSpec(
                        Sketch.poisson(0.5),
                        turn,
                        random.nextBoolean() ? TurnSpec.NO_DEADLINE : nanos(60),
                        random.nextInt(4) == 0 ? null : start)))
            .provider("p", servers(1 + random.nextInt(3), exponential(1)));
    for (int fault = random.nextInt(4); fault > 0; fault--) {
      sketch.fault("p", 100 * random.nextDouble(), 40 * random.nextDouble(), new Outage(500, 0));
    }
    return sketch;
  }

  @Test
  void books_balanceForAnyStart() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      DrawnCourse course =
          new DrawnCourse(
              new Count(new Distribution.Uniform(0, 8)),
              exponential(2),
              AgentBooksTest.toolFailures(random),
              AgentBooksTest.context(random),
              random.nextBoolean() ? null : new BranchesSpec(0.3, Count.of(2), Count.of(2)),
              new Count(new Distribution.Uniform(0, 4)),
              exponential(5));
      AgentResult agents = agents(anything(random, course).run());
      assertThat(agents.turns().open()).isNotNegative();
      assertThat(agents.sessions().open()).isNotNegative();
    }
  }

  /** Two gateways have the same sessions as one: those that were there, too. */
  @Test
  void shards_shareTheSessions() {
    DrawnCourse course =
        new DrawnCourse(Count.of(4), exponential(5), null, null, null, Count.of(2), exponential(9));
    Sketch sketch = lasting(course, all(31, 0));
    sketch
        .architecture("one", List.of(), List.of(Sketch.rung("p")), 1)
        .architecture("two", List.of(), List.of(Sketch.rung("p")), 2);
    AgentResult one = agents(Sketch.run(sketch.spec(), 0, 1, 0));
    AgentResult two = agents(Sketch.run(sketch.spec(), 1, 1, 0));
    assertThat(two.steps()).isEqualTo(one.steps());
    assertThat(two.turns()).isEqualTo(one.turns());
  }
}
