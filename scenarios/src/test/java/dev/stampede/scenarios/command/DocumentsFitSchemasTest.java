package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What commands write for programs fits the schemas that Stampede prints, and nothing is left over.
 */
class DocumentsFitSchemasTest {

  private static final Map<String, Schema> SCHEMAS = new HashMap<>();

  @TempDir private Path folder;

  /** Returns a schema by which no object may have more than it says. */
  private static Schema closed(String kind) {
    return SCHEMAS.computeIfAbsent(
        kind,
        of -> {
          Result printed = run("schema", "--of", of);
          JsonNode schema = JsonMapper.shared().readTree(printed.out());
          close((ObjectNode) schema);
          schema.path("$defs").forEach(part -> close((ObjectNode) part));
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema);
        });
  }

  private static void close(ObjectNode part) {
    if (part.has("properties")) {
      part.put("additionalProperties", false);
    }
  }

  /** With faults, people, agents, platforms, tiers, and a market. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "black-friday duration=3m",
        "support-desk duration=10m faults[0].at=2m faults[0].for=2m",
        "questions/agents-outage duration=5m faults[0].at=2m faults[0].for=1m",
        "platform-migration duration=10m"
      })
  void summaries_fit(String line) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    Path file = Path.of(words.remove(0) + ".yaml").toAbsolutePath();
    words.add("warmup=1m");
    Stampede stampede = Stampede.onThreads(1, LocalDate.of(2026, 11, 26));
    Plan plan =
        stampede.plan(
            new ScenarioText(
                file.toString(), String.valueOf(file.getParent()), Files.readString(file), words));
    Answer answer =
        stampede
            .run(plan.withReplications(1), ProgressListener.NOBODY, new Cancellation())
            .orElseThrow();
    fits("summary", ReportFormats.json(answer));
  }

  private static void fits(String kind, String document) {
    assertThat(closed(kind).validate(JsonMapper.shared().readTree(document))).isEmpty();
  }

  private static void fits(String kind, Result result) {
    assertThat(result.out()).as(result.err()).isNotEmpty();
    fits(kind, result.out());
  }

  @Test
  void whatRunsNothing_fits() {
    Path small = small(folder);
    fits("explanation", run("explain", small, "--all", "--json"));
    Path vendors = Path.of("vendors/litellm.yaml");
    fits("vendor-explanation", run("explain", vendors, "--as", "vendor", "--no-run", "--json"));
    fits("validation", run("validate", small, "--format", "json"));
  }

  @Test
  void anUnknownKind_isAnErrorWithTheKnownOnes() {
    Result result = run("schema", "--of", "sumary");

    assertThat(result.err()).contains("--of (sumary) must be one of scenario, summary, comparison");
    assertThat(result.code()).isEqualTo(2);
    assertThat(run("schema").out()).contains("Stampede scenario");
  }
}
