package dev.stampede.reports.result.sweep;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario came to, in few words: small enough to keep thousands of them.
 *
 * @param events of all its trials
 * @param digest of all that came out, bit for bit
 * @param warnings of what its runs show
 * @param stopping why it stopped, where that was decided by what had been seen: then all intervals
 *     hold at whatever number it stopped; null in JSON where replications were given
 */
public record PointResult(
    List<OfArchitecture> architectures,
    long events,
    String digest,
    List<String> warnings,
    Optional<Stopping> stopping) {

  /** Copies the lists. */
  public PointResult {
    architectures = List.copyOf(architectures);
    warnings = List.copyOf(warnings);
  }

  /** Returns an architecture; empty if there is none of that name. */
  public Optional<OfArchitecture> architecture(String name) {
    return architectures.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * One architecture.
   *
   * @param bound whether it only frames the others
   */
  public record OfArchitecture(String name, boolean bound, List<Figure> figures, List<Kept> kept) {

    /** Copies the lists. */
    public OfArchitecture {
      figures = List.copyOf(figures);
      kept = List.copyOf(kept);
    }

    /** What its promises come to; met where there are none. */
    public Verdict verdict() {
      return Verdict.ofAll(kept.stream().map(Kept::verdict).toList());
    }

    /** Returns a figure; empty where it was not measured. */
    public Optional<Figure> figure(String metric, String useCase) {
      return figures.stream()
          .filter(figure -> figure.metric().equals(metric) && figure.useCase().equals(useCase))
          .findFirst();
    }
  }

  /**
   * A figure.
   *
   * @param useCase empty for the architecture as a whole
   */
  public record Figure(
      String metric, String useCase, String unit, boolean promised, Estimate value) {}

  /** Whether an objective is kept. */
  public record Kept(String objective, Verdict verdict) {}
}
