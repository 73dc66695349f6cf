package dev.stampede.scenarios.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Experiment;
import dev.stampede.scenarios.language.YamlScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that have travelled as bytes are those that were found, bit for bit. */
class ResultBytesTest {

  private static final Path SCENARIOS = Path.of("../scenarios").toAbsolutePath().normalize();
  private static final int SEED = 7;

  /** A shipped scenario, shorter, in which its first provider fails for a quarter of the time. */
  private static Scenario read(String file, int seconds, String smaller) throws IOException {
    Path path = SCENARIOS.resolve(file + ".yaml");
    YamlScenarios language = YamlScenarios.anyDay();
    ScenarioText text =
        new ScenarioText(path.toString(), SCENARIOS.toString(), Files.readString(path), List.of());
    String provider = language.read(text).trial().providers().get(0).name();
    String fault =
        "faults=[{id: gone, provider: %s, kind: outage, at: %ds, for: %ds}]"
            .formatted(provider, seconds / 4, 1 + seconds / 4);
    return language.read(
        text.with(
            List.of("duration=" + seconds + "s", "warmup=0s", "replications=2", fault, smaller)));
  }

  /** All that an answer is written as, but how long it took. */
  private static String written(Experiment answer) {
    return ReportFormats.json(answer).replaceAll("\"(wallSeconds|eventsPerSecond)\" : [^,\n]+", "");
  }

  /** Hashes of all that an executor hands over, as it is before anybody adds it up. */
  private record Hashing(Executor executor, Map<TrialKey, Digest> hashes) implements Executor {

    @Override
    public void run(Plan plan, TrialReceiver receiver, Cancellation cancellation) {
      executor.run(
          plan,
          new TrialReceiver() {
            @Override
            public void ended(TrialKey key, TrialResult result) {
              hashes.put(key, Bits.of(result));
              receiver.ended(key, result);
            }

            @Override
            public void progress(double done) {
              receiver.progress(done);
            }
          },
          cancellation);
    }

    Experiment answer(Scenario scenario) {
      return new Experimenter(this)
          .run(scenario, ProgressListener.NOBODY, new Cancellation())
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "black-friday, 8, seed=1",
    "capability-launch, 300, seed=1",
    "checkpoint-policies, 60, seed=1",
    "claude-outage, 4, seed=1",
    "coding-agents, 1800, demand.developers.people=40",
    "everyone-fails-over, 16, seed=1",
    "falling-cells, 2, seed=1",
    "how-long-to-retry, 8000, seed=1",
    "hundred-million, 1, seed=1",
    "mmc, 60, seed=1",
    "platform-migration, 20, seed=1",
    "reference-architectures, 4, seed=1",
    "resume-storm, 4, seed=1",
    "support-desk, 60, seed=1",
    "viral-week, 240, seed=1"
  })
  void answer_isTheSame(String file, int seconds, String smaller) throws IOException {
    Scenario scenario = read(file, seconds, smaller);
    Hashing here = new Hashing(new LocalExecutor(1, text -> scenario.trial()), new TreeMap<>());
    Hashing elsewhere = new Hashing(new Shuffled(3, SEED), new TreeMap<>());

    assertThat(written(elsewhere.answer(scenario))).isEqualTo(written(here.answer(scenario)));
    assertThat(elsewhere.hashes()).isEqualTo(here.hashes());
  }
}
