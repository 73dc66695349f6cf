package dev.stampede.reports.result;

import java.util.List;

/** What one architecture did for each use case, and what each provider saw of it. */
public record ArchitectureSummary(
    String name, List<UseCaseSummary> useCases, List<ProviderSummary> providers) {

  /** Copies the lists, so that the summary cannot change afterwards. */
  public ArchitectureSummary {
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
  }
}
