package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;

/** The closed forms that there are, and what came of them as a section of the page. */
final class ClosedForms {

  /** Systems of one kind. */
  private record Family(String name, List<ClosedForm> forms) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family("One server at a load of 0.7, service of 1 s", OneServer.queues()),
          new Family("Who is next", OneServer.orders()),
          new Family("Many servers", ManyServers.all()),
          new Family("Engines that write tokens", Networks.engines()),
          new Family("Several queues, people and agents", Networks.networks()),
          new Family("Policies, quotas and caches", Policies.all()),
          new Family("Where retries keep a failure alive", Policies.storms()));

  private ClosedForms() {}

  /** Returns all of them, in the order of the page. */
  static List<ClosedForm> all() {
    return FAMILIES.stream().flatMap(family -> family.forms().stream()).toList();
  }

  /** Shows what was found, one row for each formula. */
  static List<String> section(List<FormulaResult> results, Effort effort) {
    List<String> lines = new ArrayList<>();
    int rows = results.size();
    long holding = results.stream().filter(FormulaResult::holds).count();
    lines.addAll(
        List.of(
            "",
            "## Closed forms",
            "",
            "Systems at rest whose figures are known from formulas, each as a scenario that goes the whole way from its YAML to the figures of its summary. Of each there are %d independent replications (the seeds are 1, 2, ... of the first system, 1001, 1002, ... of the second and so on%s); work counts after a warm-up in which the start from empty is forgotten, and is waited for to its end."
                .formatted(FormulaResult.REPLICATIONS, effort.onTop()),
            "",
            "%d of %d rows hold.".formatted(holding, rows),
            "",
            "- **measured**: mean of the replications ± its standard error.",
            "- **standard errors**: measured less theory, in standard errors. A row does not hold beyond %s of them (Student's t, two-sided, %d degrees of freedom). So far off is, if all of this page is right, *any* of the %d rows on at most one page of %d (Bonferroni); `--seed` draws another page."
                .formatted(
                    Shown.digits(results.get(0).most(), 3),
                    FormulaResult.REPLICATIONS - 1,
                    rows,
                    Math.round(1 / FormulaResult.FALSE_ALARM)),
            "- Where nothing varies the figure must be the formula's."));
    for (Family family : FAMILIES) {
      family(family, results, lines, effort.length());
    }
    return lines;
  }

  private static void family(
      Family family, List<FormulaResult> results, List<String> lines, double length) {
    List<FormulaResult> rows =
        results.stream().filter(result -> family.forms().contains(result.form())).toList();
    lines.addAll(List.of("", "### " + family.name(), ""));
    rows.stream()
        .map(FormulaResult::form)
        .distinct()
        .forEach(
            form ->
                lines.add(
                    "- **%s**: %s. Counted are %s after %s."
                        .formatted(
                            form.name(),
                            form.about(),
                            Shown.seconds(form.span(length).countedSeconds()),
                            Shown.seconds(form.span(length).warmupSeconds()))));
    lines.addAll(
        List.of(
            "",
            "| system | figure | theory | from | measured | standard errors | holds |",
            "|---|---|---|---|---|---|---|"));
    rows.forEach(row -> lines.add(line(row)));
  }

  private static String line(FormulaResult row) {
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            row.form().name(),
            row.formula().figure(),
            Shown.digits(row.formula().value(), 5),
            row.formula().source(),
            Shown.mean(row.measured()),
            Shown.digits(row.errors(), 2),
            Agreement.of(row.holds()).shown());
  }
}
