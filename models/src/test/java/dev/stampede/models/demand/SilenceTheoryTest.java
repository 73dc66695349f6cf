package dev.stampede.models.demand;

import static dev.stampede.models.Sketch.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.theory.Erlang;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queues that some leave without a word, against their Markov chain. */
class SilenceTheoryTest {

  private static final int SERVERS = 2;
  private static final int ROOM = 7;

  private static SilentQueue queue(double silent, double found) {
    return new SilentQueue(3, 1, SERVERS, ROOM, 0.4, silent, found);
  }

  private static void isClose(double[] sizes, double[] expected) {
    assertThat(sizes).containsExactly(expected, within(1e-9));
  }

  /** Whoever leaves says so: births and deaths, in service quicker by those who leave there. */
  @Test
  void chain_isErlangA_ifAllSaySo() {
    isClose(queue(0, 0).sizes(), Erlang.states(3, 1.4, SERVERS, ROOM, 0.4).shares());
  }

  /** Nobody says so, and nobody finds it: as if nobody left. */
  @Test
  void chain_isErlangs_ifNobodySaysSo() {
    isClose(queue(1, 0).sizes(), Erlang.states(3, 1, SERVERS, ROOM, 0).shares());
  }

  /** One place: a customer is served, leaves aloud, or leaves and is then found. */
  @Test
  void chain_isRenewal_withOnePlace() {
    SilentQueue.Shares shares = new SilentQueue(2, 1, 1, 1, 0.5, 0.6, 3).outcomes();
    double cycle = 1 / 2.0 + 1 / 1.5 + 0.3 / 1.5 / 4;
    double taken = 1 / 2.0 / cycle; // the share of those who come that find it empty
    assertThat(shares.served()).isCloseTo(taken * 1 / 1.5, within(1e-12));
    assertThat(shares.leftSilently()).isCloseTo(taken * 0.3 / 1.5, within(1e-12));
    assertThat(shares.refused()).isCloseTo(1 - taken, within(1e-12));
  }

  private static Sketch calls(double silent, @Nullable Double found) {
    UseCaseSpec loud =
        Sketch.useCase(
            "calls",
            Sketch.poisson(3),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            exponential(1 / 0.4));
    return new Sketch()
        .lasting(4100, 100)
        .intervals(100)
        .useCase(loud.with(new SilenceSpec(silent, found == null ? null : exponential(1 / found))));
  }

  private static void agree(String name, SilentQueue queue, Outcome served, Sketch sketch) {
    SilentQueue.Shares shares = queue.outcomes();
    Replications.of(name, sketch)
        .expect("served", shares.served(), result -> Replications.share(result, served))
        .expect("abandoned", shares.left(), result -> Replications.share(result, Outcome.ABANDONED))
        .expect("abandoned silently", shares.leftSilently(), SilenceTheoryTest::silently)
        .expect("refused", shares.refused(), result -> Replications.share(result, Outcome.FAILED))
        .expect("occupancy", shares.occupancy(), r -> r.providers().get(0).utilization())
        .agree();
  }

  private static double silently(TrialResult result) {
    var outcomes = Replications.first(result).outcomes();
    return (double) outcomes.silent() / outcomes.offered();
  }

  /** A machine serves those who have left as long as the others. */
  @Test
  void machines_serveWhoHasLeft() {
    ServersSpec servers =
        new ServersSpec(SERVERS, exponential(1), ROOM - SERVERS, Discipline.FIFO, null);
    agree(
        "silence before machines",
        queue(0.713, 0),
        Outcome.FULL,
        calls(0.713, null).provider("p", servers));
  }

  private static RungSpec desk() {
    return new HumanRungSpec(
        new HumanDeskSpec(SERVERS, exponential(1), ROOM - SERVERS, null, 1, 0),
        RungSpec.ANY,
        false);
  }

  /** People find it, in a third of the time of a service. */
  @Test
  void people_findWhoHasLeft() {
    agree(
        "silence before a desk",
        queue(0.713, 3),
        Outcome.HUMAN,
        calls(0.713, 3.0).architecture("a", List.of(), List.of(desk())));
  }

  /** Silence of nobody changes nothing. */
  @Test
  void loudOwners_areErlangA() {
    agree(
        "loud before a desk",
        queue(0, 0),
        Outcome.HUMAN,
        calls(0, 3.0).architecture("a", List.of(), List.of(desk())));
  }
}
