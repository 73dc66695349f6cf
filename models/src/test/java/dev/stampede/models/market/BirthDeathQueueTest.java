package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
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

  /** What M/M/c/K has inside at rest, and the share that it refuses. */
  private static double[] atRest(double load, int servers, int room) {
    double weight = 1;
    double sum = 1;
    double calls = 0;
    for (int n = 1; n <= room; n++) {
      weight *= load / Math.min(n, servers);
      sum += weight;
      calls += n * weight;
      if (weight > 1e100) {
        sum /= weight;
        calls /= weight;
        weight = 1;
      }
    }
    return new double[] {calls / sum, weight / sum};
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
    double[] theory = atRest(load, servers, servers + line);
    BirthDeathQueue queue = exponential(servers, 0.5, line);
    run(queue, load / 0.5, 20_000);

    assertThat(queue.inside()).isCloseTo(theory[0], within(0.004 * theory[0]));
    assertThat(1 - queue.admitted()).isCloseTo(theory[1], within(1e-4 + 0.01 * theory[1]));
  }

  /** What M/M/c/K+M has inside at rest, and the shares that it refuses and that give up. */
  private static double[] erlangA(double coming, int servers, int room, Impatience impatience) {
    double weight = 1;
    double sum = 1;
    double calls = 0;
    double tired = 0;
    for (int n = 1; n <= room; n++) {
      int waiting = Math.max(0, n - servers);
      double giving = impatience.anywhere() * n + impatience.inLine() * waiting;
      weight *= coming / (Math.min(n, servers) / 0.5 + giving);
      sum += weight;
      calls += n * weight;
      tired += giving * weight;
    }
    return new double[] {calls / sum, weight / sum, tired / sum / coming};
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
    double[] theory = erlangA(coming, servers, servers + line, impatience);
    BirthDeathQueue queue =
        new BirthDeathQueue(
            servers,
            new Distribution.Exponential(0.5),
            new QueueBounds(line, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, impatience));
    run(queue, coming, 5_000);

    assertThat(queue.inside()).isCloseTo(theory[0], within(0.004 * theory[0]));
    assertThat(1 - queue.admitted()).isCloseTo(theory[1], within(1e-4 + 0.01 * theory[1]));
    assertThat(queue.admitted() * queue.gaveUp())
        .isCloseTo(theory[2], within(1e-4 + 0.005 * theory[2]));
    assertThat(queue.served() + queue.gaveUp()).isCloseTo(1, within(1e-12));
  }
}
