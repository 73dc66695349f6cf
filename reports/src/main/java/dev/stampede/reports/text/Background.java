package dev.stampede.reports.text;

import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Summary;
import java.util.Comparator;
import java.util.List;

/** How the work of others is told from the work that architectures are compared for. */
public final class Background {

  /** What the work of others is called. */
  public static final String LABEL = "background: other customers of the same providers";

  private Background() {}

  /** Returns the comparisons, those of the background last, otherwise in their order. */
  public static List<Comparison> last(Summary summary) {
    return summary.comparisons().stream()
        .sorted(Comparator.comparing((Comparison c) -> summary.isBackground(c.useCase())))
        .toList();
  }
}
