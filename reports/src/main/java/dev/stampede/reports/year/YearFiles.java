package dev.stampede.reports.year;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.YearAnswer.OneYear;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures of years as files. */
public final class YearFiles {

  private static final List<String> HEADER =
      List.of("year", "architecture", "use_case", "availability", "tickets", "hours_lost", "cost");

  private YearFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code years.csv} has one row for each year,
   * architecture and use case; {@code openslo.yaml} says what can be promised, if anything.
   */
  public static Map<String, Artefact> data(YearAnswer answer) {
    Map<String, Artefact> files = new TreeMap<>();
    files.put("year.json", Artefact.of(JsonText.of(answer)));
    files.put("years.csv", out -> CsvFile.writeAll(HEADER, out, rows(answer)));
    String promises = OpenSlo.of(answer);
    if (!promises.isEmpty()) {
      files.put("openslo.yaml", Artefact.of(promises));
    }
    return files;
  }

  private static Stream<List<String>> rows(YearAnswer answer) {
    return answer.architectures().stream()
        .flatMap(
            architecture ->
                architecture.useCases().stream().flatMap(useCase -> rows(architecture, useCase)));
  }

  private static Stream<List<String>> rows(OfArchitecture architecture, OfUseCase useCase) {
    return IntStream.range(0, useCase.years().size())
        .mapToObj(
            year -> {
              OneYear of = useCase.years().get(year);
              return Stream.concat(
                      Stream.of(
                          Integer.toString(year),
                          CsvText.of(architecture.name()),
                          CsvText.of(useCase.name())),
                      DoubleStream.of(of.availability(), of.tickets(), of.hours(), of.cost())
                          .mapToObj(CsvText::figure))
                  .toList();
            });
  }
}
