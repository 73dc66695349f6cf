package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code validate --format} tells other programs. */
class ValidateFormatCommandTest {

  /** A key is misspelt. */
  private static final String WRONG =
      SMALL.replace("seed: 7", "sed: 7").replace("description: One server.", "description: 100%");

  /** Its retries are over long before an outage is: valid, and worth some advice. */
  private static final String DOUBTFUL =
      SMALL.replace("single: {ladder", "single: {chain: [{retry: {max_retries: 1}}], ladder");

  @TempDir private Path folder;

  private Result validate(String name, String text, Object... more) {
    Object[] words = new Object[2 + more.length];
    words[0] = "validate";
    words[1] = write(folder, name, text);
    System.arraycopy(more, 0, words, 2, more.length);
    return run(words);
  }

  @Test
  void github_isToldOfEachProblemAtItsLine() {
    Result result = validate("a,b%.yaml", WRONG, "--format", "github", "--set", "name=x y");

    String file = folder.resolve("a,b%.yaml").toString().replace("%", "%25").replace(",", "%2C");
    assertThat(result.out().lines())
        .containsExactly(
            "::error title=scenario::--set name=x y: name (x y) is not a name%0Ahelp: a name has up to"
                + " 100 letters, digits, '-' and '_', and starts with a letter or digit",
            "::error file=%s,line=6,col=1,title=scenario::unknown key 'sed'%%0Ahelp: did you mean 'seed'?"
                .formatted(file));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
  }

  @Test
  void github_isToldOfAdviceAsNotices_andValidFilesEndWithZero() {
    Result result = validate("s.yaml", DOUBTFUL, "--format", "github");

    assertThat(result.out().lines())
        .isNotEmpty()
        .allMatch(
            line -> line.matches("::(notice|warning) file=.+,line=\\d+,col=\\d+,title=.+::.+"))
        .anyMatch(line -> line.contains("title=outages-outlast-retries::"));
    assertThat(result.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void sarif_fitsItsSchema() throws IOException {
    Path fine = write(folder, "fine.yaml", SMALL);
    Result result =
        validate("na:me ü.yaml", WRONG, fine, "--format", "sarif", "--set", "warmup=9 h");

    try (InputStream schema = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                  .getSchema(Objects.requireNonNull(schema))
                  .validate(tree(result)))
          .isEmpty();
    }
    JsonNode run = tree(result).path("runs").path(0);
    JsonNode first = run.path("results").path(1);
    assertThat(first.path("ruleId").stringValue()).isEqualTo("scenario");
    assertThat(first.path("level").stringValue()).isEqualTo("error");
    assertThat(first.path("message").path("text").stringValue())
        .isEqualTo("unknown key 'sed'\nhelp: did you mean 'seed'?");
    JsonNode place = first.path("locations").path(0).path("physicalLocation");
    assertThat(place.path("region").toString()).isEqualTo("{\"startLine\":6,\"startColumn\":1}");
    assertThat(place.path("artifactLocation").path("uri").stringValue())
        .isEqualTo(folder.resolve("na:me ü.yaml").toUri().toASCIIString());
    JsonNode setting = run.path("results").path(0);
    assertThat(setting.path("message").path("text").stringValue()).startsWith("--set warmup=9 h: ");
    assertThat(setting.has("locations")).isFalse();
    JsonNode rule =
        run.path("tool").path("driver").path("rules").path(first.path("ruleIndex").intValue());
    assertThat(rule.path("id").stringValue()).isEqualTo("scenario");
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
  }

  @Test
  void json_tellsOfEachFile() {
    Path wrong = write(folder, "wrong.yaml", WRONG);
    Result result = validate("fine.yaml", DOUBTFUL, wrong, "--format", "json");

    JsonNode files = JsonMapper.shared().readTree(result.out()).path("files");
    assertThat(files).hasSize(2);
    assertThat(files.path(0).path("valid").booleanValue()).isTrue();
    assertThat(files.path(0).path("problems").findValuesAsString("rule"))
        .contains("outages-outlast-retries");
    assertThat(files.path(1).path("valid").booleanValue()).isFalse();
    assertThat(files.path(1).path("file").stringValue()).isEqualTo(wrong.toString());
    JsonNode problem = files.path(1).path("problems").path(0);
    assertThat(problem.path("severity").stringValue()).isEqualTo("error");
    assertThat(problem.path("line").intValue()).isEqualTo(6);
    assertThat(problem.path("help").stringValue()).isEqualTo("did you mean 'seed'?");
  }

  @Test
  void aFileThatIsNotThere_isToldOnTheOtherStream() {
    Result result = run("validate", folder.resolve("none.yaml"), "--format", "json");

    assertThat(result.err()).contains("there is no such file");
    assertThat(tree(result).path("files")).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
  }
}
