package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.SessionHistory;
import dev.stampede.models.work.SessionHistory.Doing;
import dev.stampede.models.work.SessionHistory.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sessions of turns of five steps, calls of 1 s with tools of 2 s between them, in a run of 100 s:
 * a diary has 400 parts of 250 ms.
 */
class DiaryTest {

  private static final ResumeSpec EACH_SECOND = new ResumeSpec(always(1), ResumeSpec.ALWAYS, null);
  private static final TurnSpec FIVE =
      new TurnSpec(Count.of(5), always(2)).with(Checkpoint.everyStep(), EACH_SECOND);

  private static AgentsSpec sessions(TurnSpec turn, int turns, double... at) {
    return new AgentsSpec(at(at), Count.of(turns), always(5), turn, TurnSpec.NO_DEADLINE);
  }

  private static Sketch sketch(AgentsSpec agents) {
    return new Sketch()
        .lasting(100, 0)
        .useCase(Sketch.useCaseOf("agents", agents))
        .provider("p", servers(1000, always(1)));
  }

  private static List<SessionHistory> sampled(Sketch sketch, int replication) {
    TrialSpec spec = sketch.spec();
    return requireNonNull(Replications.first(Sketch.run(spec, 0, 1, replication)).agents())
        .sampled();
  }

  private static Stretch stretch(Doing doing, double from, double until) {
    return new Stretch(doing, nanos(from), nanos(until));
  }

  /** The third call, at 7 s, is refused, and so are those at 8 and 9 s. */
  private static Sketch cutOff() {
    return sketch(sessions(FIVE, 1, 1)).fault("p", 6, 3.5, new Outage(500, 0));
  }

  @Test
  void diary_tellsOfCallsToolsAndLoss() {
    assertThat(sampled(cutOff(), 0))
        .singleElement()
        .satisfies(session -> assertThat(session.number()).isZero())
        .extracting(SessionHistory::stretches)
        .isEqualTo(
            List.of(
                stretch(Doing.CALLING, 1, 2),
                stretch(Doing.TOOL, 2, 4),
                stretch(Doing.CALLING, 4, 5),
                stretch(Doing.TOOL, 5, 7),
                stretch(Doing.LOST, 7, 10),
                stretch(Doing.CALLING, 10, 11),
                stretch(Doing.TOOL, 11, 13),
                stretch(Doing.CALLING, 13, 14),
                stretch(Doing.TOOL, 14, 16),
                stretch(Doing.CALLING, 16, 17)));
  }

  @Test
  void onlyTheFirstReplication_hasDiaries() {
    assertThat(sampled(cutOff(), 1)).isEmpty();
  }

  /**
   * Half-way, at 50 s, the first is over, the second between two turns, the third not yet there.
   */
  @Test
  void withoutFaults_thoseOfHalfWayAreShown() {
    List<SessionHistory> shown = sampled(sketch(sessions(FIVE, 2, 1, 35.125, 95)), 0);
    assertThat(shown).extracting(SessionHistory::number).containsExactly(1L);
    List<Stretch> stretches = shown.get(0).stretches();
    assertThat(stretches.get(0)).isEqualTo(stretch(Doing.CALLING, 35.125, 36.25)); // by most of it
    assertThat(stretches).contains(stretch(Doing.IDLE, 48.25, 53));
    assertThat(stretches.get(stretches.size() - 1).untilNanos()).isEqualTo(nanos(66.125));
  }

  @Test
  void diary_endsWithTheRun() {
    Sketch sketch = sketch(sessions(FIVE, 1, 95)).provider("q", servers(1, always(1)));
    sketch.fault("q", 97, 1, new Outage(500, 0)).drain(20);
    List<Stretch> stretches = sampled(sketch, 0).get(0).stretches();
    assertThat(stretches.get(stretches.size() - 1)).isEqualTo(stretch(Doing.TOOL, 99, 100));
  }

  /** After the first of two answers, at 50 s, two subagents with two steps each, until 54 s. */
  @Test
  void whoWaitsForSubagents_isLostWithThem() {
    TurnSpec turn =
        new TurnSpec(
            Count.of(2),
            always(2),
            null,
            new BranchesSpec(1, Count.of(2), Count.of(2)),
            Checkpoint.everyStep(),
            EACH_SECOND,
            null,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE);
    Sketch sketch = sketch(sessions(turn, 1, 49));
    assertThat(sampled(sketch, 0).get(0).stretches())
        .containsExactly(
            stretch(Doing.CALLING, 49, 50),
            stretch(Doing.JOINING, 50, 54),
            stretch(Doing.CALLING, 54, 55));
    sketch.fault("p", 52.5, 3.75, new Outage(500, 0)); // refuses both second steps, at 53 s
    assertThat(sampled(sketch, 0).get(0).stretches())
        .containsExactly(
            stretch(Doing.CALLING, 49, 50),
            stretch(Doing.JOINING, 50, 53),
            stretch(Doing.LOST, 53, 57),
            stretch(Doing.JOINING, 57, 58),
            stretch(Doing.CALLING, 58, 59));
  }

  /** Ends of sessions at random, some before the moment, which more than 96 are there at. */
  @Test
  void lots_chooseOfThoseWhoAreThere() {
    Random random = new Random(5);
    double[] times =
        DoubleStream.generate(() -> 60 * random.nextDouble()).limit(900).sorted().toArray();
    for (boolean struck : new boolean[] {true, false}) {
      Sketch sketch = sketch(sessions(FIVE, 1, times)).provider("q", servers(1, always(1)));
      sketch.fault(struck ? "p" : "q", 40, 10, new Outage(500, 0));
      long key = new RandomStreams(1, 0).key("population/agents");
      // Where the fault strikes nobody, each session takes 13 s.
      List<Long> expected =
          LongStream.range(0, times.length)
              .filter(i -> times[(int) i] <= 40 && times[(int) i] + 13 >= 40)
              .boxed()
              .sorted(Comparator.comparing(i -> lot(key, i), Long::compareUnsigned))
              .limit(SessionHistory.MOST)
              .toList();
      assertThat(sampled(sketch, 0))
          .extracting(SessionHistory::number)
          .containsExactlyElementsOf(expected);
    }
  }

  private static long lot(long key, long number) {
    return RandomKey.derive(RandomKey.derive(key, number), number);
  }

  @Test
  void shards_areOneSample() {
    List<SessionHistory> some = new ArrayList<>();
    List<SessionHistory> others = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      (i % 2 == 0 ? some : others).add(new SessionHistory(i, -1L - i, List.of()));
    }
    some.add(new SessionHistory(40, 7, List.of()));
    List<SessionHistory> all = new ArrayList<>(some);
    all.addAll(others);
    assertThat(SessionHistory.chosen(all))
        .hasSize(SessionHistory.MOST)
        .extracting(SessionHistory::number)
        .startsWith(40L, 39L, 38L)
        .endsWith(17L);
  }

  /** In each part what most nanoseconds of it were, counted one by one. */
  @Test
  void diary_saysWhatTookMostOfEachPart() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int part = 1 + random.nextInt(20);
      int end = part * Diary.PARTS;
      Diary diary = new Diary(end);
      int opened = random.nextInt(end / 2);
      diary.begin(3, 4, opened);
      int closed = opened + 1 + random.nextInt(end - opened + 30);
      Doing[] each = new Doing[end];
      List<Doing> doings = List.of(Doing.values());
      Doing doing = Doing.IDLE;
      for (int now = opened; now < closed; now++) {
        if (random.nextInt(15) == 0) {
          doing = doings.get(random.nextInt(doings.size()));
          diary.note(now, doing);
        }
        if (now < end) {
          each[now] = doing;
        }
      }
      diary.write(closed);
      SessionHistory told = diary.history();
      assertThat(told.number()).isEqualTo(3);
      assertThat(told.lot()).isEqualTo(4);
      long from = opened;
      for (Stretch stretch : told.stretches()) {
        assertThat(stretch.fromNanos()).isEqualTo(from);
        for (long now = from; now < stretch.untilNanos(); now = (now / part + 1) * part) {
          int first = (int) Math.max(opened, now / part * part);
          int last = (int) Math.min(Math.min(end, closed), (now / part + 1) * part);
          assertThat(stretch.doing())
              .as("part at %d of %d", now, part)
              .isEqualTo(most(each, first, last));
        }
        from = stretch.untilNanos();
      }
      assertThat(from).isEqualTo(Math.min(end, closed));
    }
  }

  private static Doing most(Doing[] each, int from, int until) {
    return Stream.of(Doing.values())
        .max(
            Comparator.<Doing>comparingLong(
                    doing -> IntStream.range(from, until).filter(i -> each[i] == doing).count())
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }
}
