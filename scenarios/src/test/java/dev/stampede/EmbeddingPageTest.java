package dev.stampede;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stampede.scenarios.language.LanguagePageTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/embedding.md says which packages are public, and those keep what they promise. */
class EmbeddingPageTest {

  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^\\| `(dev\\.stampede\\.[a-z.]+)` \\|");

  /** What is handed on unopened, and the one library whose type is ours, too. */
  private static final Set<String> UNOPENED =
      Set.of(
          "dev.stampede.models.TrialSpec",
          "dev.stampede.models.TrialResult",
          "org.HdrHistogram.Histogram");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.stampede");

  private static Set<String> packages() throws IOException {
    Path page = LanguagePageTest.top().resolve("docs/embedding.md");
    return PACKAGE
        .matcher(Files.readString(page))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> publicClasses(String inPackage) {
    return CLASSES.stream()
        .filter(c -> c.getPackageName().equals(inPackage))
        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC));
  }

  @Test
  void everyPackage_isThere() throws IOException {
    assertThat(packages())
        .hasSizeGreaterThan(5)
        .contains("dev.stampede.scenarios")
        .allMatch(name -> publicClasses(name).findAny().isPresent());
  }

  @Test
  void publicTypes_mentionNothingInternal() throws IOException {
    Set<String> open = packages();
    List<String> leaks = new ArrayList<>();
    for (String name : open) {
      publicClasses(name).forEach(c -> leaks.addAll(leaks(c, open)));
    }
    assertThat(leaks).isEmpty();
  }

  private static List<String> leaks(JavaClass type, Set<String> open) {
    Stream<JavaClass> ofCode =
        type.getCodeUnits().stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(EmbeddingPageTest::mentioned);
    Stream<JavaClass> ofFields =
        type.getFields().stream()
            .filter(f -> f.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(f -> f.getAllInvolvedRawTypes().stream());
    return Stream.concat(ofCode, ofFields)
        .map(JavaClass::getBaseComponentType)
        .filter(c -> !isOpen(c, open))
        .map(c -> type.getName() + " mentions " + c.getName())
        .distinct()
        .toList();
  }

  private static Stream<JavaClass> mentioned(JavaCodeUnit unit) {
    return unit.getAllInvolvedRawTypes().stream();
  }

  private static boolean isOpen(JavaClass type, Set<String> open) {
    return type.isPrimitive()
        || type.getName().startsWith("java.")
        || UNOPENED.contains(type.getName())
        || (open.contains(type.getPackageName())
            && type.getModifiers().contains(JavaModifier.PUBLIC));
  }

  @Test
  void example_isTheOneThatIsRun() throws IOException {
    Path top = LanguagePageTest.top();
    String source =
        Files.readString(
            top.resolve("scenarios/src/test/java/dev/stampede/scenarios/EmbeddingExample.java"));
    String page = Files.readString(top.resolve("docs/embedding.md"));

    assertThat(between(page, "```java\n", "```"))
        .isEqualTo(
            between(source, "// example\n", "    // end of example").replaceAll("(?m)^    ", ""));
  }

  private static String between(String text, String from, String to) {
    MatchResult found =
        Pattern.compile(Pattern.quote(from) + "(.*?)" + Pattern.quote(to), Pattern.DOTALL)
            .matcher(text)
            .results()
            .findFirst()
            .orElseThrow();
    return found.group(1);
  }
}
