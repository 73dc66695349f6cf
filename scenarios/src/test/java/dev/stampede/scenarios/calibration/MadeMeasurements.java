package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.ClosedLoop;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.Replay;
import dev.stampede.experiments.fit.RequestTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measurements of engines that are followed step by step: stand-ins for real ones. */
public final class MadeMeasurements {

  private static final double NANOS = 1e9;

  private MadeMeasurements() {}

  /**
   * Returns the log of requests as chats send them: Poisson arrivals, lognormal lengths.
   *
   * @param perSecond how many come
   */
  public static String log(FittedEngine engine, Limits limits, double perSecond, int requests) {
    Random random = new Random(20261129);
    List<LoggedRequest> asked = new ArrayList<>();
    double arrival = 0;
    for (int i = 0; i < requests; i++) {
      asked.add(
          new LoggedRequest(
              Math.round(arrival * NANOS),
              1 + (int) Math.exp(5.5 + 0.9 * random.nextGaussian()),
              1 + (int) Math.exp(5 + 0.8 * random.nextGaussian()),
              new RequestTimes(1, 1, Double.NaN)));
      arrival -= Math.log(1 - random.nextDouble()) / perSecond;
    }
    List<RequestTimes> times = Replay.run(engine, limits, asked);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < requests; i++) {
      double queued = 1_000 + asked.get(i).arrivalNanos() / NANOS;
      log.append(
          String.format(
              Locale.ROOT,
              "{\"input_toks\": %d, \"output_toks\": %d, \"queued_ts\": %.9f,"
                  + " \"first_token_ts\": %.9f, \"last_token_ts\": %.9f}%n",
              asked.get(i).promptTokens(),
              asked.get(i).outputTokens(),
              queued,
              queued + times.get(i).firstTokenSeconds(),
              queued + times.get(i).endSeconds()));
    }
    return log.toString();
  }

  /**
   * Returns a table of operating points: 4 to 64 clients, three shapes.
   *
   * @param model that the table names
   */
  public static String table(String model, FittedEngine engine, Limits limits) {
    StringBuilder table =
        new StringBuilder("model,concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms\n");
    for (int[] shape : new int[][] {{1024, 256}, {2048, 256}, {256, 1024}}) {
      for (int clients : new int[] {4, 8, 16, 32, 64}) {
        OperatingPoint asked = new OperatingPoint(clients, shape[0], shape[1], 1, 1);
        OperatingPoint measured = ClosedLoop.run(limits.replica(engine), asked);
        table.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%.6f,%.6f%n",
                model,
                clients,
                shape[0],
                shape[1],
                measured.firstTokenSeconds() * 1e3,
                measured.tokenSeconds() * 1e3));
      }
    }
    return table.toString();
  }
}
