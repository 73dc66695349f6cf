package dev.stampede.scenarios.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.arrival.replay.TraceSource;
import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.Explanation;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What explain says of the shipped scenarios is what runs: written back as a scenario, with all its
 * defaults, it reads as the same.
 */
class RoundTripTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @TempDir private static Path directory;

  /** Defaults that a file says by leaving the key out. */
  private static final Set<String> UNSAYABLE =
      Set.of(
          "none",
          "no",
          "never",
          "nobody",
          "endless",
          "unlimited",
          "all",
          "all others",
          "all failures",
          "the same",
          "as free",
          "as input",
          "that of both",
          "nothing",
          "that of others without one",
          "ours",
          "the period",
          "the deadline",
          "the compared one",
          "the trace's",
          "the call's own",
          "the preset's",
          "a round one",
          "the limit",
          "the request's",
          "the provider's",
          "that of the cooldown",
          "those of the retry around",
          "count");

  static List<Path> shipped() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("", "policies", "vendors")) {
      try (Stream<Path> here = Files.list(Path.of(folder).toAbsolutePath())) {
        here.filter(path -> path.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** Vendors' elements are explained as what they become, which does not read back as them. */
  static List<Path> withoutVendors() throws IOException {
    return shipped().stream()
        .filter(file -> VendorKinds.names().stream().noneMatch(text(file)::contains))
        .toList();
  }

  private static Scenario read(Path file, String text, Effective effective) {
    Problems problems = new Problems();
    Path folder = Objects.requireNonNull(file.getParent());
    Blueprint read =
        ScenarioReader.blueprint(
            Source.of("s.yaml", text), List.of(), folder, TODAY, problems, effective);
    if (read == null) {
      throw new AssertionError(problems.render() + "\n" + text);
    }
    return read.scenario();
  }

  private static Explanation explained(Scenario scenario, Effective effective) {
    return new Explainer(scenario, effective, new Problems()).explain("s.yaml", null, true);
  }

  /** Returns what a file says, of a trace that is made here in place of the public one. */
  private static String text(Path file) {
    try {
      Path trace = directory.resolve("made.csv");
      Files.writeString(
          trace, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,4808,10\n");
      return Files.readString(file).replace("azure_llm_2023_code.csv.gz", trace.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutVendors")
  void explanation_readsBackAsTheSame(Path file) {
    String text = text(file);
    Effective effective = Effective.root();
    Scenario scenario = read(file, text, effective);

    Explanation explanation = explained(scenario, effective);
    List<EffectiveValue> rest = new ArrayList<>(explanation.values());
    rest.removeIf(value -> value.key().equals("description"));
    String architectures =
        explanation.architectures().stream()
            .map(architecture -> architecture.name() + ": " + mapping(architecture.values()))
            .collect(Collectors.joining(", ", "{", "}"));
    String written = "{%s, architectures: %s}".formatted(entries(rest), architectures);
    Scenario again = read(file, written, Effective.root());

    assertThat(again.trial())
        .usingRecursiveComparison()
        // Traces are compared by what was read of them: file systems take half a minute.
        .withEqualsForType((one, other) -> true, TraceSource.class)
        .isEqualTo(scenario.trial());
    assertThat(again.objectives()).isEqualTo(scenario.objectives());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyValue_hasAnOrigin(Path file) {
    Effective effective = Effective.root();
    Scenario scenario = read(file, text(file), effective);
    List<EffectiveValue> leaves = new ArrayList<>();
    Explanation explanation = explained(scenario, effective);
    explanation.values().forEach(value -> collect(value, leaves));
    explanation.architectures().forEach(a -> a.values().forEach(v -> collect(v, leaves)));

    assertThat(leaves)
        .isNotEmpty()
        .allSatisfy(
            leaf -> {
              EffectiveValue.ValueOrigin origin =
                  Objects.requireNonNull(leaf.origin(), leaf.path());
              assertThat(origin.kind()).isIn("scenario", "preset", "vendor", "default");
              assertThat(origin.line() == null).isEqualTo(origin.kind().equals("default"));
            });
  }

  private static void collect(EffectiveValue value, List<EffectiveValue> leaves) {
    if (value.value() != null) {
      leaves.add(value);
    }
    value.children().forEach(child -> collect(child, leaves));
  }

  private static String mapping(List<EffectiveValue> values) {
    return "{" + entries(values) + "}";
  }

  private static String entries(List<EffectiveValue> values) {
    return values.stream()
        .filter(value -> !isUnsayable(value))
        .map(value -> value.key() + ": " + written(value))
        .collect(Collectors.joining(", "));
  }

  private static boolean isUnsayable(EffectiveValue value) {
    return value.origin() != null
        && value.origin().kind().equals("default")
        && UNSAYABLE.contains(String.valueOf(value.value()));
  }

  private static String written(EffectiveValue value) {
    if (value.value() != null) {
      return value.value();
    }
    boolean list = value.children().get(0).key().equals("[0]");
    return list
        ? value.children().stream()
            .map(RoundTripTest::written)
            .collect(Collectors.joining(", ", "[", "]"))
        : mapping(value.children());
  }
}
