package dev.stampede.scenarios;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The example of docs/embedding.md, as it stands there. */
final class EmbeddingExample {

  private EmbeddingExample() {}

  static String howItGoes() {
    // example
    String yaml =
        """
        apiVersion: stampede/v1
        name: two-desks
        duration: 10m
        demand:
          chat: {arrivals: {rate: 2/s}, tolerance: {deadline: 5s}}
        providers:
          north: {engine: {servers: 3, service: {dist: exponential, mean: 1s}}}
        architectures:
          single: {ladder: [north]}
        objectives: [chat.availability >= 90%]
        """;
    Stampede stampede = Stampede.onThreads(2, LocalDate.now(ZoneOffset.UTC));
    Plan plan = stampede.plan(ScenarioText.of(yaml)).withSeed(7).withReplications(20);
    Cancellation cancellation = new Cancellation(); // request() it from any thread
    Answer answer = stampede.run(plan, ProgressListener.NOBODY, cancellation).orElseThrow();
    String forPeople = ReportFormats.console(answer, false, "");
    // end of example
    return forPeople;
  }
}
