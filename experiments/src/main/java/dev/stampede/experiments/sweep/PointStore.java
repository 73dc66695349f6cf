package dev.stampede.experiments.sweep;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.result.sweep.PointResult;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps points that are finished, so that a question that was cut off need not begin anew. */
public interface PointStore {

  /** What is run of a scenario, so that nothing else is taken for it. */
  static String key(Scenario scenario) {
    return "%s-%d-%d-%s"
        .formatted(
            scenario.sha256(),
            scenario.seed(),
            scenario.replications(),
            scenario.trial().architectures().stream()
                .map(ArchitectureSpec::name)
                .collect(Collectors.joining(",")));
  }

  /** Keeps nothing. */
  PointStore NONE =
      new PointStore() {
        @Override
        public Optional<PointResult> find(String key) {
          return Optional.empty();
        }

        @Override
        public void keep(String key, PointResult result) {}
      };

  /** Returns what an earlier run has kept. */
  Optional<PointResult> find(String key);

  /** Keeps a point; after that it is there whatever happens. */
  void keep(String key, PointResult result);
}
