package dev.stampede.scenarios.explain;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.explanation.vendor.Serving;
import dev.stampede.reports.explanation.vendor.VendorArchitecture;
import dev.stampede.reports.explanation.vendor.VendorExplanation;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.review.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains those architectures of a scenario that have vendors' elements, in the vendors' words.
 */
public final class VendorExplainer {

  /** Pieces of work after which a run is ended: what one core does in about half a minute. */
  private static final long MOST_WORK = 10_000_000;

  private final Scenario scenario;
  private final Effective effective;

  /**
   * Creates an explainer.
   *
   * @param effective what reading the scenario recorded
   */
  public VendorExplainer(Scenario scenario, Effective effective) {
    this.scenario = scenario;
    this.effective = effective;
  }

  /**
   * Returns the explanation; it has no architecture where none of them has a vendor's element.
   *
   * @param file where the scenario was read from
   * @param only the name of an architecture; null for all
   * @param runs whether the first replication is run, to tell who serves
   */
  public VendorExplanation explain(String file, @Nullable String only, boolean runs) {
    List<VendorArchitecture> architectures = new ArrayList<>();
    for (ArchitectureSpec architecture : scenario.trial().architectures()) {
      Effective place = effective.nearest(Explainer.SECTION, architecture.name());
      List<VendorPlace> elements = VendorPlace.below(place);
      if (!elements.isEmpty() && (only == null || only.equals(architecture.name()))) {
        architectures.add(explained(architecture, place, elements, runs));
      }
    }
    return new VendorExplanation(VendorExplanation.SCHEMA, scenario.name(), file, architectures);
  }

  private VendorArchitecture explained(
      ArchitectureSpec architecture, Effective place, List<VendorPlace> elements, boolean runs) {
    Design design = new Design(scenario.trial(), architecture, place);
    Level level = design.level();
    VendorNames names = new VendorNames(elements);
    LadderEntries entries = LadderEntries.of(level, names);
    LongestTime longest = new WorstTime(design).longest();
    Serving serving = runs ? LoggedRun.of(scenario, architecture, entries, names, MOST_WORK) : null;
    List<Finding> advice = serving == null ? List.of() : NeverServes.of(serving, entries);
    return new VendorArchitecture(
        architecture.name(),
        elements.stream().map(VendorPlace::words).toList(),
        level.calls(),
        WorstLayers.of(design, level, names, entries),
        longest.isFinite() ? longest.seconds() : null,
        longest.reason(),
        serving,
        advice);
  }
}
