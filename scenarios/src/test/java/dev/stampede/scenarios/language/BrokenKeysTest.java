package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.explain.Explainer;
import dev.stampede.scenarios.language.Forms.Form;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Review;
import dev.stampede.scenarios.review.Subject;
import dev.stampede.scenarios.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Breaks every key of every form of the language that the shipped scenarios and the page show:
 * whatever is put there, reading ends in a scenario that can be explained, or in errors with their
 * places.
 *
 * <p>The build breaks half of the keys once; {@code -Dfuzz.cases=100000 -Dfuzz.seed=2} breaks them
 * more often.
 */
class BrokenKeysTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 2_500);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /** An error with its place in the scenario, or in a file that it names. */
  private static final String PLACED = "(?s)(.*\n)?\\S+:[0-9]+:[0-9]+: error: .*";

  /** What a key may be followed by; the last two have no colon that counts. */
  static final List<String> LINES =
      Stream.concat(
              Stream.of(
                      "",
                      "~",
                      "0",
                      "-1",
                      "1",
                      "0.5",
                      "1e300",
                      "-1e-300",
                      "1e400",
                      ".nan",
                      ".inf",
                      "99999999999999999999",
                      "9223372036854775807",
                      "2147483648",
                      "2147483647",
                      "0s",
                      "1ns",
                      "-5s",
                      "3650d",
                      "1e300s",
                      "5 parsecs",
                      "0%",
                      "100%",
                      "101%",
                      "50%",
                      "-3%",
                      "1e9x",
                      "0x",
                      "2x",
                      "0/s",
                      "1/s",
                      "1e300/s",
                      "3 USD",
                      "4 EUR",
                      "10k",
                      "9G",
                      "1m",
                      "529",
                      "1,5",
                      "{}",
                      "[]",
                      "[[]]",
                      "[{}]",
                      "{a: b}",
                      "[a, 1, {b: c}]",
                      "''",
                      "'x'",
                      "'1'",
                      "north",
                      "true",
                      "maybe",
                      "2026-11-26",
                      "${HOME}",
                      "\"\\e[31m\"",
                      "\"a\\0b\"",
                      "\"\\u202e\"",
                      "{dist: pareto, shape: 0.001, min: 1s}",
                      "{dist: pareto, shape: 0.001, min: 1}",
                      "{dist: pareto, shape: 0.001, min: 1%}",
                      "{dist: exponential, mean: 0s}",
                      "{dist: gamma, shape: 0.05, scale: 1s, max: 1ns}",
                      "{quantiles: {p0: 1ns, p50: 1s, p99.9: 3650d}}",
                      "{quantiles: {p50: 1, p99: 1}}",
                      "{mixture: [{share: 100%, of: 0s}]}",
                      "{mixture: [{share: 50%, of: 1}, {share: 50%, of: 0%}]}",
                      "{dist: lognormal, mean: 1e300, cv: 1e300}")
                  .map(value -> "%s: " + value),
              Stream.of("%s 5s", "%s:5s"))
          .toList();

  @Test
  void everyKeyOfEveryForm_whateverIsPutThere_isReadOrRefusedWithItsPlace() throws IOException {
    List<Case> keys = keys();
    assertThat(keys).as("keys of forms").hasSizeGreaterThan(2_500);
    SplittableRandom random = new SplittableRandom(SEED);
    Collections.shuffle(keys, new Random(SEED));
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      Case broken = keys.get(i % keys.size());
      String line = LINES.get(random.nextInt(LINES.size())).replace("%s", broken.key());
      accepted += isAccepted(broken, line) ? 1 : 0;
    }
    System.out.printf(
        "%d keys of %d forms broken %d times: %d are scenarios all the same, all others are refused with their places%n",
        keys.size(), keys.stream().map(Case::form).distinct().count(), CASES, accepted);
    assertThat(accepted).isBetween(1, CASES / 2);
  }

  record Case(Form form, String key) {}

  static List<Case> keys() throws IOException {
    List<Case> keys = new ArrayList<>();
    for (Form form : forms()) {
      form.keys().forEach(key -> keys.add(new Case(form, key)));
    }
    return keys;
  }

  /** The forms; small scenarios come first, because what they show is read fastest. */
  static List<Form> forms() throws IOException {
    Path top = LanguagePageTest.top();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(top.resolve("scenarios"), 2)) {
      // short ones to begin with repeat what the others say
      files =
          new ArrayList<>(
              walk.filter(file -> file.toString().endsWith(".yaml"))
                  .filter(file -> !file.startsWith(top.resolve("scenarios/questions")))
                  .toList());
    }
    files.sort(Comparator.comparing((Path file) -> file.toFile().length()).thenComparing(f -> f));
    Forms forms = new Forms();
    for (Path file : files) {
      forms.add(Files.readString(file), file.resolveSibling(""));
    }
    forms.add(LanguagePageTest.example(), top);
    return forms.all();
  }

  private static boolean isAccepted(Case broken, String line) {
    String text = broken.form().with(broken.key(), line);
    String what = "'%s' in %s of\n%s".formatted(line, broken.form().path(), text);
    Problems problems = new Problems();
    Effective effective = Effective.root();
    try {
      Blueprint read = Forms.read(text, broken.form().directory(), problems, effective);
      String said = problems.render();
      assertThat(
              said.codePoints().filter(point -> point != '\n').noneMatch(Character::isISOControl))
          .as("nothing that moves the cursor in\n%s\nfor %s", said, what)
          .isTrue();
      if (read == null) {
        assertThat(said).as(what).matches(PLACED);
        assertThat(said).as(what).doesNotContain("unknown key '%s'".formatted(broken.key()));
        return false;
      }
      Subject subject = new Subject(read.scenario().trial(), effective, read.load());
      Review.forWarnings().judge(subject, problems);
      Review.forAdvice().judge(subject, problems);
      new Explainer(read.scenario(), effective, problems).explain("scenario.yaml", null, true);
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }
}
