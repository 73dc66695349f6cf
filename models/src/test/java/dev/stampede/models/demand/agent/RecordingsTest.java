package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
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
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.people.PeopleSpec;
import dev.stampede.models.demand.people.UnaidedSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.AgentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions that were recorded. Each call is answered after a second. */
class RecordingsTest {

  private static final ResumeSpec EACH_SECOND = new ResumeSpec(always(1), ResumeSpec.ALWAYS, null);

  /** A round: tokens of the prompt, of its beginning and of the answer, and seconds after it. */
  private record Round(int prompt, int prefix, int output, double after) {}

  private static Round round(int prompt, int prefix, int output, double wait) {
    return new Round(prompt, prefix, output, wait);
  }

  private static Recordings recordings(double pauseAbove, List<List<Round>> sessions) {
    Recordings.Builder builder = new Recordings.Builder();
    for (List<Round> session : sessions) {
      session.forEach(r -> builder.round(r.prompt, r.prefix, r.output, nanos(r.after)));
      builder.endSession();
    }
    return builder.build(nanos(pauseAbove));
  }

  private static TurnSpec turn(Course course, Checkpoint checkpoint, @Nullable ResumeSpec resume) {
    return new TurnSpec(
        course, checkpoint, resume, null, TurnSpec.NO_DEADLINE, BudgetSpec.NONE, null);
  }

  private static AgentsSpec replay(Recordings recordings, double... at) {
    return new AgentsSpec(
        at(at),
        turn(new RecordedCourse(recordings), Checkpoint.everyStep(), EACH_SECOND),
        TurnSpec.NO_DEADLINE,
        null);
  }

  private static Sketch sketch(SourceSpec source) {
    return new Sketch()
        .lasting(1_000, 0)
        .useCase(Sketch.useCaseOf("agents", source))
        .provider("p", servers(10, always(1)));
  }

  private static AgentResult agents(TrialResult result) {
    return requireNonNull(Replications.first(result).agents());
  }

  /** All calls: seconds, prompt, beginning and answer. */
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
                    "%s: %d of which %d, %d"
                        .formatted(
                            now / (double) SECOND,
                            request.inputTokens,
                            request.prefixTokens,
                            request.outputTokens)))) {
      trial.run(1);
    }
    return calls;
  }

  private static final Recordings TWO =
      recordings(
          60,
          List.of(
              List.of(
                  round(100, 0, 10, 2),
                  round(150, 110, 20, 60.5),
                  round(200, 170, 30, 3.5),
                  round(50, 0, 5, 99)),
              List.of(round(7, 0, 1, 0))));

  /** Of the three rounds that others follow in their session the third is not gone on with. */
  @Test
  void soonest_isTheShortestTimeToACallThatGoesOn() {
    assertThat(TWO.soonestSeconds(0.001)).isEqualTo(2);
    assertThat(TWO.soonestSeconds(0.5)).isEqualTo(60.5);
    Recordings alone = recordings(60, List.of(List.of(round(7, 0, 1, 3))));
    assertThat(alone.soonestSeconds(0.5)).isInfinite();
    TurnSpec turn = turn(new RecordedCourse(TWO), Checkpoint.none(), null);
    assertThat(
            new PeopleSpec(1, always(1), UnaidedSpec.USUAL, List.of(), 0, null, turn)
                .soonestSeconds())
        .isEqualTo(1);
  }

  /** Calls of a second, a tool of 2 s, a pause of 60.5 s, and another tool; 99 s mean nothing. */
  @Test
  void rounds_areTurnsAndTools() {
    assertThat(calls(sketch(replay(TWO, 1))))
        .containsExactly(
            "1.0: 100 of which 0, 10",
            "4.0: 150 of which 110, 20",
            "65.5: 200 of which 170, 30",
            "70.0: 50 of which 0, 5");
    AgentResult agents = agents(sketch(replay(TWO, 1)).run());
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(2, 2, 0, 0));
    assertThat(agents.sessions()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(4, 0, 2, 500 + 65));
    assertThat(agents.untilFinished().max()).isEqualTo(nanos(5.5));
    assertThat(TWO.sessions()).isEqualTo(2);
    assertThat(TWO.turns()).isEqualTo(3);
    assertThat(TWO.rounds()).isEqualTo(5);
  }

  @Test
  void sessions_takeOneRecordingAfterTheOther() {
    assertThat(calls(sketch(replay(TWO, 1, 2, 300, 301))))
        .containsExactly(
            "1.0: 100 of which 0, 10",
            "2.0: 7 of which 0, 1",
            "4.0: 150 of which 110, 20",
            "65.5: 200 of which 170, 30",
            "70.0: 50 of which 0, 5",
            "300.0: 100 of which 0, 10",
            "301.0: 7 of which 0, 1",
            "303.0: 150 of which 110, 20",
            "364.5: 200 of which 170, 30",
            "369.0: 50 of which 0, 5");
  }

  /** The second call and the one after it are refused; the third is the same once more. */
  @Test
  void lostRound_isAskedForAgainAsItWas() {
    assertThat(calls(sketch(replay(TWO, 1)).fault("p", 3.5, 2, new Outage(500, 0))))
        .containsExactly(
            "1.0: 100 of which 0, 10",
            "4.0: 150 of which 110, 20",
            "5.0: 150 of which 110, 20",
            "6.0: 150 of which 110, 20",
            "67.5: 200 of which 170, 30",
            "72.0: 50 of which 0, 5");
  }

  /** The order of arrival, say, not of the file. */
  @Test
  void order_isThatOfTheSessions() {
    Recordings.Builder builder = new Recordings.Builder();
    for (int prompt = 1; prompt <= 3; prompt++) {
      builder.round(prompt, 0, 1, 0);
      builder.endSession();
    }
    Recordings turned = builder.build(Recordings.NO_PAUSE, new int[] {2, 0, 1});
    assertThat(calls(sketch(replay(turned, 1, 2, 3))))
        .containsExactly("1.0: 3 of which 0, 1", "2.0: 1 of which 0, 1", "3.0: 2 of which 0, 1");
  }

  /**
   * Each of two people goes through the turns of a recording, and then again, after 10 s each; the
   * first time after less, by chance.
   */
  @Test
  void people_goThroughTheTurns() {
    PeopleSpec people =
        new PeopleSpec(
            2,
            always(10),
            UnaidedSpec.USUAL,
            List.of(),
            0,
            null,
            turn(new RecordedCourse(TWO), Checkpoint.none(), null));
    List<String> calls = calls(sketch(people).lasting(58, 0));
    assertThat(calls.stream().filter(call -> !call.contains(" 7 of")).map(RecordingsTest::prompt))
        .containsExactly("100", "150", "200", "50", "100", "150", "200", "50");
    assertThat(calls).filteredOn(call -> call.contains(" 7 of")).hasSizeBetween(5, 6);
  }

  private static String prompt(String call) {
    return call.substring(call.indexOf(' ') + 1, call.indexOf(" of"));
  }

  /** The same bits as of constant laws: turns of five steps, prompts that grow, and pauses. */
  @Test
  void recording_isWorthALawThatIsConstant() {
    TurnSpec drawn =
        new TurnSpec(
            Count.of(5),
            always(2),
            new ContextSpec(always(100), ContextSpec.UNLIMITED, 1),
            null,
            Checkpoint.every(2),
            EACH_SECOND,
            null,
            nanos(40),
            BudgetSpec.NONE);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      rounds.add(round(1 + 100 * i, Math.max(0, 100 * (i - 1) + 1), 1, i % 5 == 4 ? 70 : 2));
    }
    rounds.set(0, round(1, 0, 1, 2));
    Course recorded = new RecordedCourse(recordings(60, List.of(rounds)));
    AgentsSpec laws =
        new AgentsSpec(Sketch.poisson(0.05), Count.of(3), always(70), drawn, nanos(400));
    AgentsSpec replayed =
        new AgentsSpec(Sketch.poisson(0.05), drawn.with(recorded), nanos(400), null);
    TrialResult one = faulty(laws).run();
    TrialResult other = faulty(replayed).run();
    assertThat(agents(one).lost().losses()).isPositive();
    assertThat(other.digest()).isEqualTo(one.digest());
    assertThat(replayed.meanCalls()).isEqualTo(laws.meanCalls()).isEqualTo(15);
    assertThat(replayed.meanPrompt(1)).isEqualTo(laws.meanPrompt(1)).isEqualTo(701);
    assertThat(requireNonNull(replayed.meanTokens()).output()).isEqualTo(1);
  }

  private static Sketch faulty(AgentsSpec spec) {
    return sketch(spec)
        .fault("p", 100, 30, new Outage(500, 0))
        .fault("p", 400, 50, new Outage(503, 0));
  }

  @Test
  void nonsense_isRejected() {
    Recordings.Builder builder = new Recordings.Builder();
    assertThatThrownBy(() -> builder.round(0, 0, 1, 0)).hasMessageStartingWith("prompt (");
    assertThatThrownBy(() -> builder.round(2, 3, 1, 0)).hasMessageStartingWith("prefix (");
    assertThatThrownBy(() -> builder.round(2, 1, 0, 0)).hasMessageStartingWith("output (");
    assertThatThrownBy(() -> builder.round(2, 1, 1, -1)).hasMessageStartingWith("wait (");
    assertThatThrownBy(builder::endSession).hasMessageStartingWith("rounds (");
    assertThatThrownBy(() -> builder.build(1)).hasMessageStartingWith("sessions (");
  }

  /** Whatever was recorded, and whether or not sessions are there before, the books balance. */
  @Test
  void books_balanceForAnyRecordings() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      List<List<Round>> sessions = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        List<Round> session = new ArrayList<>();
        for (int j = 0; j <= random.nextInt(8); j++) {
          int prefix = random.nextInt(50);
          session.add(
              round(
                  prefix + 1 + random.nextInt(50),
                  prefix,
                  1 + random.nextInt(9),
                  0.1 + 4 * random.nextDouble()));
        }
        sessions.add(session);
      }
      Course course = new RecordedCourse(recordings(2 + random.nextInt(3), sessions));
      AgentResult agents = agents(StartTest.anything(random, course).run());
      assertThat(agents.turns().open()).isNotNegative();
      assertThat(agents.sessions().open()).isNotNegative();
    }
  }

  /** Rounds are shared: a course draws nothing, so that two keys are one. */
  @Test
  void course_drawsNothing() {
    Course course = new RecordedCourse(TWO);
    assertThat(course.turns(2, 1)).isEqualTo(course.turns(0, 99)).isEqualTo(2);
    assertThat(course.turns(-1, 5)).isEqualTo(1);
    assertThat(course.pauseNanos(0, 1, 7)).isEqualTo(nanos(60.5));
    assertThat(course.with(Count.of(9), new Distribution.Constant(1))).isSameAs(course);
    assertThat(course.branches()).isNull();
  }
}
