package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stampede.reports.file.TreeJson;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.language.BrokenKeysTest.Case;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.schema.JsonSchema;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Severity;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema and the decoders agree: what one refuses the other refuses, but for rules that no
 * schema can say.
 *
 * <p>The build breaks half of the keys once; {@code -Dschema.cases=100000 -Dfuzz.seed=2} breaks
 * them more often, {@code -Dschema.folder=DIR} takes in the scenarios below a folder.
 */
class SchemaAgreementTest {
  private static final int CASES = Integer.getInteger("schema.cases", 2_500);
  private static final long SEED = Long.getLong("fuzz.seed", 3);

  /** What only the decoders can refuse: a pattern of the message, and why. */
  private static final Map<String, String> UNSAYABLE = unsayable();

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TreeJson.write(JsonSchema.of(Language.standard().form())));

  private static Map<String, String> unsayable() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("cannot read .*: there is no such file", "a schema reads no files");
    rules.put("has no value$", "nothing after a colon and a written null are the same in JSON");
    rules.put("unknown (?!key|suffix|unit|policy)", "a schema does not know the names of a file");
    rules.put("^'extends' ", "a schema does not know the names of a file");
    rules.put(
        "is the name of something else already", "a schema does not know the names of a file");
    rules.put("is in [A-Z]{3}, but line \\d+ has a price in", "a schema compares no prices");
    rules.put("has an unknown unit '[A-Z]{3}", "a schema does not know all currencies");
    rules.put("must be later than the point before", "a schema does not compare elements");
    rules.put("is the cost of what has no price", "a schema looks at one objective alone");
    rules.put("must be (at least|at most|above|below) (?!least)[a-z]", "an order between two keys");
    rules.put(
        "must (not be (above|below)|lie between [0-9]+ and) [a-z0-9]", "an order between two keys");
    rules.put("^objectives.*at_(most|least) ", "a schema does not know the unit of a metric");
    rules.put("must be shorter than", "an order between two keys");
    rules.put("must have a wait before each retry", "two keys, and the size of one");
    rules.put("must be at (most|least) [0-9]", "a pattern does not see the size of a text");
    rules.put("must be at least [0-9]+ ?% and below", "a pattern does not see the size of a text");
    rules.put("must be from [0-9]", "a pattern does not see the size of a text");
    rules.put("is too (long|large|short)", "a pattern does not see the size of a text");
    rules.put("must be [0-9.]+ to [0-9]", "a pattern does not see the size of a text");
    rules.put("add up to ([0-9.]+%, not to )?100%", "a sum of keys");
    rules.put("must be a multiple of", "a pattern does not see the size of a text");
    rules.put("must be whole seconds", "a pattern does not see the size of a text");
    rules.put("must be positive$", "some quantities with units may be 0 elsewhere");
    rules.put("must be positive where", "a sum of keys");
    rules.put("must be positive, or per_token must", "a sum of keys");
    rules.put("must be exponential, as a market is", "a schema does not know that law alone");
    rules.put("has a queue but no max_wait above 0s", "a pattern does not see the size of a text");
    rules.put("^uncertain\\.", "a schema does not know the unit of what a path names");
    rules.put("where nobody is new: nobody would pass it", "two keys, and the size of one");
    rules.put("contains a control character", "patterns have no words for them");
    rules.put("be less than total", "an order between two keys");
    rules.put(
        "must be above 0 and (at most|below) 1 ", "a pattern does not see the size of a text");
    rules.put("make at most [0-9]+ entries", "a product of keys");
    rules.put("makes more than [0-9]+ intervals", "a quotient of keys");
    rules.put("sliding_window_size .* unknown unit", "another key says what unit it has");
    rules.put("adds? up to more than|another platform, too, and it has", "a sum of keys");
    rules.put(
        "there are no(ne| platforms)|is the work of none|has no (tiers|cells)",
        "what other sections say");
    rules.put("is about people in a closed loop|here nothing does", "what other sections say");
    rules.put("needs arrivals or people", "a written null is given, and not the same as no key");
    rules.put("names itself|move to itself|is said twice", "an order between two keys");
    rules.put("there is no place to go", "a written null is given, and not the same as no key");
    rules.put("must be above 0%?$", "a pattern does not see the size of a text");
    rules.put("must add up to at most", "a sum of keys");
    rules.put("missing key 'cv'", "a written null is given, and not the same as no key");
    rules.put("has both a", "a written null is given, and not the same as no key");
    rules.put("needs exactly one of", "a written null is given, and not the same as no key");
    rules.put("a lognormal needs", "a written null is given, and not the same as no key");
    rules.put("[.]csv:[0-9]+: ", "a schema reads no files");
    rules.put("\\(\\) must be a name", "a written null is given, and not the same as no key");
    rules.put("missing key 'ladder'|ladder has no rung", "other tools' elements may bring rungs");
    rules.put("must have a message among them", "what other keys say");
    rules.put("has no tiers$", "what other sections say");
    rules.put("must stand where there are tiers to wait in", "what other keys say");
    for (String element : VendorKinds.names()) {
      rules.put(Pattern.quote("." + element), "other tools' keys come in any spelling");
    }
    return rules;
  }

  /** What the decoders say against a scenario; none if they take it. */
  private static List<String> errors(String text, Path directory) {
    Problems problems = new Problems();
    Object scenario = Forms.read(text, directory, problems, Effective.root());
    List<String> errors =
        problems.list().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::message)
            .toList();
    assertThat(scenario == null).as("errors of\n%s\n%s", text, errors).isEqualTo(!errors.isEmpty());
    return errors;
  }

  /** What the schema says against a scenario; none if it takes it. */
  private static List<String> complaints(String text) {
    Node.Mapping root = Document.parse(Source.of("scenario.yaml", text), new Problems());
    if (root == null) {
      return List.of("not YAML");
    }
    JsonNode tree = MAPPER.valueToTree(YamlTree.of(root));
    return SCHEMA.validate(tree).stream().map(Object::toString).toList();
  }

  /** Other tools' elements take their keys in any spelling: the schema leaves them open. */
  private static boolean isOpen(Case broken) {
    return VendorKinds.names().stream()
        .anyMatch(name -> broken.form().path().contains(name) || broken.key().equals(name));
  }

  private static boolean isSayable(String error) {
    return UNSAYABLE.keySet().stream()
        .noneMatch(rule -> Pattern.compile(rule).matcher(error).find());
  }

  @Test
  void everyScenario_thatReads_fitsTheSchema() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(LanguagePageTest.top().resolve("scenarios"))) {
      walk.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
    }
    String more = System.getProperty("schema.folder");
    if (more != null) {
      try (Stream<Path> walk = Files.walk(Path.of(more))) {
        walk.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
      }
    }
    int read = 0;
    List<String> disagreements = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      if (!text.contains("apiVersion")) {
        continue;
      }
      List<String> errors = errors(text, file.resolveSibling(""));
      List<String> complaints = complaints(text);
      if (errors.isEmpty() && !complaints.isEmpty()) {
        disagreements.add(file + ": " + complaints.stream().limit(4).toList());
      } else if (complaints.isEmpty() && errors.stream().anyMatch(SchemaAgreementTest::isSayable)) {
        disagreements.add(file + " is refused by the decoders alone: " + errors);
      }
      read += errors.isEmpty() ? 1 : 0;
    }
    assertThat(disagreements).isEmpty();
    assertThat(read).isGreaterThan(25);
  }

  private static List<String> told(Map<String, String> disagreements) {
    List<String> told = new ArrayList<>();
    disagreements.forEach((where, what) -> told.add(where + "\n    " + what));
    return told;
  }

  @Test
  void everyKeyOfEveryForm_whateverIsPutThere_isRefusedByBothOrNone() throws IOException {
    List<Case> keys = BrokenKeysTest.keys();
    keys.removeIf(SchemaAgreementTest::isOpen);
    Collections.shuffle(keys, new Random(SEED));
    SplittableRandom random = new SplittableRandom(SEED);
    // the validator compares no numbers beyond 64 bits
    List<String> lines =
        BrokenKeysTest.LINES.stream()
            .filter(line -> !line.matches("%s: 1e[34]00|.*mean: 1e300.*"))
            .toList();
    Map<String, String> disagreements = new TreeMap<>();
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Case broken = keys.get(i % keys.size());
      String line = lines.get(random.nextInt(lines.size())).replace("%s", broken.key());
      String text = broken.form().with(broken.key(), line);
      List<String> errors = errors(text, broken.form().directory());
      List<String> complaints = complaints(text);
      taken += errors.isEmpty() && complaints.isEmpty() ? 1 : 0;
      refused += !errors.isEmpty() && !complaints.isEmpty() ? 1 : 0;
      String where = "'%s' in %s".formatted(line, broken.form().path());
      if (errors.isEmpty() && !complaints.isEmpty()) {
        disagreements.put("the schema alone: " + where, complaints.toString());
      } else if (complaints.isEmpty() && !line.endsWith(": ")) {
        // nothing after a colon and a written null are the same in JSON
        errors.stream()
            .filter(SchemaAgreementTest::isSayable)
            .forEach(error -> disagreements.put("the decoders alone: " + where, error));
      }
    }
    System.out.printf(
        "%d keys broken %d times: %d taken and %d refused by both%n",
        keys.size(), CASES, taken, refused);
    assertThat(String.join("\n", told(disagreements))).isEmpty();
    assertThat(refused).isGreaterThan(CASES / 2);
    assertThat(taken).isPositive();
  }
}
