package dev.stampede.experiments.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.batching.StepCost;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LogFitTest {

  private static final Limits LIMITS = new Limits(64, 2048, 60_000);

  /** Requests to an engine of a known cost, and how long they take there. */
  private static List<LoggedRequest> log(FittedEngine engine) {
    SplittableRandom random = new SplittableRandom(7);
    List<LoggedRequest> asked = new ArrayList<>();
    long arrival = 0;
    for (int i = 0; i < 150; i++) {
      asked.add(
          new LoggedRequest(
              arrival,
              random.nextInt(50, 2000),
              random.nextInt(1, 500),
              new RequestTimes(1, 1, Double.NaN)));
      arrival += random.nextLong(200_000_000);
    }
    List<RequestTimes> times = Replay.run(engine, LIMITS, asked);
    return IntStream.range(0, asked.size())
        .mapToObj(
            i ->
                new LoggedRequest(
                    asked.get(i).arrivalNanos(),
                    asked.get(i).promptTokens(),
                    asked.get(i).outputTokens(),
                    times.get(i)))
        .toList();
  }

  @Test
  void knownCost_isFoundAgain_alike() {
    StepCost known = StepCost.dense(0.015, 3e-5, 1.5e-7, 9e-5, 9e-10);
    List<LoggedRequest> log = log(new FittedEngine(known, 0));

    FittedEngine found = LogFit.fit(log, 100, LIMITS, Experts.DENSE);

    assertThat(found.cost().alpha()).isCloseTo(known.alpha(), Percentage.withPercentage(0.5));
    assertThat(found.cost().delta()).isCloseTo(known.delta(), Percentage.withPercentage(0.5));
    assertThat(LogFit.fit(log, 100, LIMITS, Experts.DENSE)).isEqualTo(found);
  }

  @Test
  void replay_ofOneRequest_byHand() {
    // A step for the prompt, 10 ms and 100 tokens of 0.1 ms; then two of 10 ms and 1 ms.
    FittedEngine engine = new FittedEngine(StepCost.dense(0.01, 1e-3, 0, 1e-4, 0), 0);
    LoggedRequest request = new LoggedRequest(5_000, 100, 3, new RequestTimes(1, 1, Double.NaN));

    List<RequestTimes> times = Replay.run(engine, LIMITS, List.of(request));

    assertThat(times.get(0).firstTokenSeconds()).isCloseTo(0.020, Percentage.withPercentage(1e-6));
    assertThat(times.get(0).endSeconds()).isCloseTo(0.042, Percentage.withPercentage(1e-6));
    assertThat(times.get(0).tokenSeconds()).isCloseTo(0.011, Percentage.withPercentage(1e-6));
  }

  @Test
  void percentiles_lieBetweenNeighbours() {
    double[] values = {4, 1, 3, 2};

    assertThat(Statistic.MEAN.of(values)).isEqualTo(2.5);
    assertThat(Statistic.P50.of(values)).isEqualTo(2.5);
    assertThat(Statistic.P90.of(values)).isEqualTo(3.7);
    assertThat(Statistic.MAX.of(values)).isEqualTo(4);
    assertThat(Statistic.MAX.of(new double[0])).isNaN();
  }
}
