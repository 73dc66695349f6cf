package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.theory.BirthDeath;
import dev.stampede.models.theory.Erlang;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A crowd's queue against the theory of queues. */
class BirthDeathQueueTest {

  private static BirthDeathQueue exponential(int servers, double mean, double queueLimit) {
    return new BirthDeathQueue(
        servers, new Distribution.Exponential(mean), QueueBounds.of(queueLimit, Integer.MAX_VALUE));
  }

  private static void run(BirthDeathQueue queue, double rate, int seconds) {
    for (int i = 0; i < seconds; i++) {
      queue.advance(rate, 1);
    }
  }

  /** Below, at and above saturation; 2000 in line make cells of several calls. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 10",
    "1, 2, 0",
    "10, 8, 0",
    "10, 9, 40",
    "10, 10, 40",
    "10, 12, 40",
    "10, 30, 300",
    "4, 3.9, 2000",
    "4, 4.4, 3000",
    "2000, 1950, 100",
    "2000, 2100, 100"
  })
  void exponentialServices_areErlangs(int servers, double load, int line) {
    BirthDeath theory = Erlang.states(load, 1, servers, servers + line, 0);
    double refused = theory.share(theory.most());
    BirthDeathQueue queue = exponential(servers, 0.5, line);
    run(queue, load / 0.5, 20_000);

    assertThat(queue.inside()).isCloseTo(theory.mean(), within(0.004 * theory.mean()));
    assertThat(1 - queue.admitted()).isCloseTo(refused, within(1e-4 + 0.01 * refused));
  }

  /** Services of 0.5 s; who waits gives up, or who waits or is served. */
  @ParameterizedTest
  @CsvSource({
    "1, 1.6, 20, 0.2, 0",
    "1, 1.6, 20, 0, 0.2",
    "10, 15, 60, 0.5, 0",
    "10, 26, 60, 0.5, 0",
    "10, 26, 60, 0, 0.5",
    "10, 26, 15, 0.1, 0.2",
    "4, 30, 2000, 0.05, 0",
    "400, 1000, 3000, 0.1, 0"
  })
  void impatience_isErlangsModelA(
      int servers, double coming, int line, double inLine, double anywhere) {
    Impatience impatience = new Impatience(inLine, anywhere);
    IntToDoubleFunction giving = n -> anywhere * n + inLine * Math.max(0, n - servers);
    BirthDeath theory =
        BirthDeath.of(
            servers + line, n -> coming, n -> Math.min(n, servers) / 0.5 + giving.applyAsDouble(n));
    double refused = theory.share(theory.most());
    double gaveUp = theory.mean(giving) / coming;
    BirthDeathQueue queue =
        new BirthDeathQueue(
            servers,
            new Distribution.Exponential(0.5),
            new QueueBounds(line, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, impatience));
    run(queue, coming, 5_000);

    assertThat(queue.inside()).isCloseTo(theory.mean(), within(0.004 * theory.mean()));
    assertThat(1 - queue.admitted()).isCloseTo(refused, within(1e-4 + 0.01 * refused));
    assertThat(queue.admitted() * queue.gaveUp()).isCloseTo(gaveUp, within(1e-4 + 0.005 * gaveUp));
    assertThat(queue.served() + queue.gaveUp()).isCloseTo(1, within(1e-12));
  }
}
