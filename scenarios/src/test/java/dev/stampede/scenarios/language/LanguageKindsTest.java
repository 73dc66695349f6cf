package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.reports.file.TreeJson;
import dev.stampede.scenarios.language.architecture.PolicyDecoder;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.schema.JsonSchema;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A kind more is one line in a table, whoever adds it. */
class LanguageKindsTest {
  private static final Key<Long> AFTER =
      Key.required("after", Type.POSITIVE_TIME, "when it loses patience");
  private static final Form HASTE = Form.of("haste", "gives up early", AFTER);
  private static final Language LARGER =
      Language.standard()
          .with(
              Language.standard()
                  .policies()
                  .and(Kind.of("haste", HASTE, LanguageKindsTest::haste)));

  private static PolicySpec haste(ValueReader value, Names providers) {
    MappingReader in = value.mapping(HASTE);
    long after = in.get(AFTER);
    return in.build(() -> new TimeoutSpec(after), PolicyDecoder.STAND_IN);
  }

  private static @Nullable Blueprint read(Language language, String chain, Problems problems) {
    String text = Grammar.text("{servers: 9, service: 1s}", chain, "[north]", "");
    return new ScenarioReader(language)
        .scenario(
            Source.of("scenario.yaml", text),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 11, 26),
            problems,
            Effective.root());
  }

  @Test
  void policyOfATest_isReadWhereverPoliciesAre() {
    Problems problems = new Problems();
    Blueprint scenario = read(LARGER, "[{haste: {after: 3s}}]", problems);

    assertThat(problems.render()).isEmpty();
    assertThat(Objects.requireNonNull(scenario).scenario().trial().architectures().get(0).chain())
        .containsExactly(new TimeoutSpec(3_000_000_000L));
  }

  @Test
  void itsMistakes_areToldAsThoseOfOthers() {
    Problems problems = new Problems();
    assertThat(read(LARGER, "[{haste: {aftr: 3s}}, hast]", problems)).isNull();

    assertThat(problems.render())
        .contains("unknown key 'aftr'", "did you mean 'after'?")
        .contains("unknown policy 'hast'", "did you mean 'haste'?");
    Problems others = new Problems();
    assertThat(read(Language.standard(), "[{haste: {after: 3s}}]", others)).isNull();
    assertThat(others.render()).contains("unknown policy 'haste'");
  }

  @Test
  void schema_hasIt() {
    assertThat(TreeJson.write(JsonSchema.of(LARGER.form()))).contains("When it loses patience.");
  }
}
