package dev.stampede.models.resilience.limit;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.LimitSpec.Ramp;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit that lets work come back slowly: one call, one more every 250 ms, and then all. */
class ResumeRampTest {

  private static final int ALL = Integer.MAX_VALUE;

  /** One more every quarter of a second for 2 s, after 3 failures or 10 s without calls. */
  private static final Ramp SHORT = new Ramp(1, 1, nanos(0.25), nanos(2), 3, nanos(10));

  private static PolicySpec ramp(Ramp ramp, double wait, Order order) {
    Set<Status> others = EnumSet.allOf(Status.class);
    others.removeAll(RetrySpec.WORTH_RETRYING.statuses());
    others.remove(Status.OK);
    return new LimiterSpec(
        ramp,
        Signal.COMPLETION,
        RetrySpec.WORTH_RETRYING,
        Outcomes.of(others),
        wait == 0 ? null : new Room(1000, nanos(wait), Discipline.of(order)),
        null);
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "20.0, 1",
    "20.24, 1",
    "20.25, 2",
    "20.49, 2",
    "20.5, 3",
    "21.75, 8",
    "21.99, 8",
  })
  void limit_growsFromTheFirstCallAfterAPauseOn(double at, int expected) {
    Limit limit = SHORT.limit(() -> 0.5);
    assertThat(limit.limit(nanos(9))).isEqualTo(ALL); // at the start nobody was switched
    assertThat(limit.limit(nanos(19))).isEqualTo(ALL); // ten seconds are not more than ten
    assertThat(limit.limit(nanos(19.5))).isEqualTo(ALL);
    Limit switched = SHORT.limit(() -> 0.5);
    assertThat(switched.limit(nanos(20))).isEqualTo(1);
    assertThat(switched.limit(nanos(at))).isEqualTo(expected);
    assertThat(switched.limit(nanos(22))).isEqualTo(ALL);
  }

  @Test
  void limit_staysAtTheFirstNumberWhileAnOutageLastsAndGrowsFromItsEnd() {
    Limit limit = SHORT.limit(() -> 0.5);
    long call = nanos(0.1);
    limit.sample(nanos(1), nanos(0.9), call, 1, true);
    limit.sample(nanos(2), nanos(1.9), call, 1, true);
    assertThat(limit.limit(nanos(2))).isEqualTo(ALL);
    limit.sample(nanos(3), nanos(2.9), call, 1, true);
    assertThat(limit.limit(nanos(3))).isEqualTo(1);
    assertThat(limit.nextChangeNanos(nanos(3))).isEqualTo(Limit.UNCHANGED);
    limit.sample(nanos(9), nanos(8.9), call, 1, true);
    assertThat(limit.limit(nanos(9))).isEqualTo(1);
    limit.sample(nanos(10), nanos(9.9), call, 1, false);
    assertThat(limit.limit(nanos(10.1))).isEqualTo(1);
    assertThat(limit.nextChangeNanos(nanos(10.1))).isEqualTo(nanos(10.25));
    assertThat(limit.limit(nanos(10.25))).isEqualTo(2);
    assertThat(limit.nextChangeNanos(nanos(10.25))).isEqualTo(nanos(10.5));
    limit.sample(nanos(10.6), nanos(10.5), call, 1, true); // one failure is no outage
    assertThat(limit.limit(nanos(10.75))).isEqualTo(4);
    assertThat(limit.limit(nanos(12))).isEqualTo(ALL);
    assertThat(limit.nextChangeNanos(nanos(12))).isEqualTo(Limit.UNCHANGED);
  }

  /** Calls of 1 s; ten come at 20 s: one goes in, the k-th k - 1 quarters later while none ends. */
  @Test
  void waiting_goInWhenTheLimitGrows() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(100, always(1)))
                .architecture("a", List.of(ramp(SHORT, 9, Order.FIFO)), "p"));
    // Limits 1, 2, 3, 4 at 0, .25, .5, .75. At 1 the first ends, and the limit is 5: two go in. At
    // 1.25, too; at 1.5 the last two.
    assertThat(times(rig.send(20, 10).run(40)))
        .containsExactly(21.0, 21.25, 21.5, 21.75, 22.0, 22.0, 22.25, 22.25, 22.5, 22.5);
  }

  @Test
  void waiting_goInLastFirstToo() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(100, always(1)))
                .architecture("a", List.of(ramp(SHORT, 9, Order.LIFO)), "p"));
    assertThat(times(rig.send(20, 4).run(40))).containsExactly(21.0, 21.75, 21.5, 21.25);
  }

  @Test
  void whoeverHasNoRoom_isRefused() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(100, always(1)))
                .architecture("a", List.of(ramp(SHORT, 0, Order.FIFO)), "p"));
    assertThat(rig.send(20, 2).send(20.25).send(30, 3).run(40).stream().map(Answered::status))
        .containsExactly(
            Status.OK, Status.LIMIT_REACHED, Status.OK, Status.OK, Status.OK, Status.OK);
  }

  @Test
  void waiting_endsWhenItsTimeIsUp() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(100, always(9)))
                .architecture("a", List.of(ramp(SHORT, 0.6, Order.FIFO)), "p"));
    List<Answered> answers = rig.send(20, 5).run(60); // in at 0, .25 and .5, then .6 are over
    assertThat(times(answers)).containsExactly(29.0, 29.25, 29.5, 20.6, 20.6);
    assertThat(answers.get(4).status()).isEqualTo(Status.LIMIT_REACHED);
  }

  /** Three fail at 1, 2, 3 s; the one of 10 s succeeds at 11: from then on 1, 2, 3 ... */
  @Test
  void outage_isFollowedByTheRamp() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(100, always(1)))
                .fault("p", 0, 10, new Outage(503, 0))
                .architecture("a", List.of(ramp(SHORT, 9, Order.FIFO)), "p"));
    rig.send(1).send(2).send(3).send(10, 5);
    assertThat(times(rig.run(40))).containsExactly(1.0, 2.0, 3.0, 11.0, 12.0, 12.25, 12.5, 12.75);
  }

  /** Beside a plain recount: who is inside never exceeds the limit by its definition. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void random_neverLetsMoreInThanTheLimit(long seed) {
    Random random = new Random(seed);
    Ramp ramp =
        new Ramp(
            1 + random.nextInt(3),
            random.nextInt(3),
            nanos(0.1 + random.nextDouble()),
            nanos(5),
            3,
            nanos(10));
    double service = 0.5 + random.nextDouble();
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(1000, always(service)))
                .architecture("a", List.of(ramp(ramp, 30, Order.FIFO)), "p"));
    List<Double> sent = new ArrayList<>();
    double at = 20;
    for (int i = 0; i < 60; i++) {
      sent.add(at);
      rig.send(at);
      at = (double) nanos(at + 0.1 * random.nextDouble()) / Sketch.SECOND;
    }
    List<Answered> answers = rig.run(100);
    long[] starts =
        answers.stream().mapToLong(a -> a.atNanos() - nanos(service)).sorted().toArray();
    long began = nanos(20);
    long[] expected = slowly(sent, ramp, nanos(service), began);
    assertThat(starts).containsExactly(expected);
  }

  /** When each goes in, first come first served, by trying every instant at which it may change. */
  private static long[] slowly(List<Double> sent, Ramp ramp, long service, long began) {
    List<Long> starts = new ArrayList<>();
    for (double at : sent) {
      long time = Math.max(nanos(at), starts.isEmpty() ? 0 : starts.get(starts.size() - 1));
      while (inside(starts, time, service) >= most(ramp, began, time)) {
        long next = began + ((time - began) / ramp.everyNanos() + 1) * ramp.everyNanos();
        next = time < began + ramp.forNanos() ? Math.min(next, began + ramp.forNanos()) : next;
        for (long start : starts) {
          next = start + service > time ? Math.min(next, start + service) : next;
        }
        time = next;
      }
      starts.add(time);
    }
    return starts.stream().mapToLong(start -> start).toArray();
  }

  private static long inside(List<Long> starts, long time, long service) {
    return starts.stream().filter(start -> start <= time && start + service > time).count();
  }

  private static long most(Ramp ramp, long began, long time) {
    return time - began >= ramp.forNanos()
        ? ALL
        : ramp.initial() + (time - began) / ramp.everyNanos() * ramp.step();
  }

  @Test
  void ramp_isAKindOfItsOwn() {
    PolicySpec ramp = ramp(Ramp.DEFAULT, 0, Order.FIFO);
    assertThat(ramp.kind()).isEqualTo("resume_ramp");
    assertThat(ramp.mostAtOnce()).isInfinite();
    Limit shipped = Ramp.DEFAULT.limit(() -> 0.5);
    assertThat(shipped.limit(nanos(61))).isEqualTo(1);
    assertThat(shipped.limit(nanos(61 + 29.9))).isEqualTo(120);
    assertThat(shipped.limit(nanos(61 + 30))).isEqualTo(ALL);
  }

  @Test
  void numbersOutOfRange_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ramp(0, 1, 1, 1, 1, 1))
        .withMessageContaining("initial");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ramp(1, -1, 1, 1, 1, 1))
        .withMessageContaining("step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ramp(1, 1, 0, 1, 1, 1))
        .withMessageContaining("every");
  }
}
