package dev.stampede.reports.year;

import dev.stampede.reports.result.year.Promise;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be promised as OpenSLO v1 (github.com/OpenSLO/OpenSLO, README at 00da943): a document
 * for each use case of the architecture that can promise most. Texts are written as JSON strings,
 * which are YAML.
 */
final class OpenSlo {

  private OpenSlo() {}

  /** Returns the documents; empty if nothing can be promised. */
  static String of(YearAnswer answer) {
    List<String> documents = new ArrayList<>();
    answer
        .best()
        .ifPresent(
            best -> {
              for (OfUseCase useCase : best.useCases()) {
                useCase
                    .highest()
                    .ifPresent(promise -> documents.add(document(answer, best, useCase, promise)));
              }
            });
    return String.join("---\n", documents);
  }

  private static String document(
      YearAnswer answer, OfArchitecture architecture, OfUseCase useCase, Promise promise) {
    BigDecimal level = BigDecimal.valueOf(promise.level());
    return """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: %s
          displayName: %s
        spec:
          description: %s
          service: %s
          indicator:
            metadata:
              name: %s
            spec:
              ratioMetric:
                counter: true
                good:
                  metricSource:
                    type: stampede
                    spec: {outcomes: [full, degraded, human]}
                total:
                  metricSource:
                    type: stampede
                    spec: {outcomes: [full, degraded, human, late, failed, abandoned]}
          timeWindow:
            - duration: 1Y
              isRolling: true
          budgetingMethod: Occurrences
          objectives:
            - displayName: %s
              target: %s
        """
        .formatted(
            quoted(label(useCase.name())),
            quoted(useCase.name()),
            quoted(
                "%s under %s: kept by %d of %d simulated years, so by at least %.1f %% of all"
                    .formatted(
                        answer.name(),
                        architecture.name(),
                        promise.years(),
                        useCase.years().size(),
                        Math.floor(promise.atLeast() * 1000) / 10)),
            quoted(useCase.name()),
            quoted(label(useCase.name()) + "-within-tolerance"),
            quoted("availability of a year"),
            level.toPlainString());
  }

  /** As names there must be: small letters, digits and dashes. */
  private static String label(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
              } else if (Character.isISOControl(point)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
