package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.dialect.element.VendorDefaults;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of defaults: dated, complete, and all of what they name is looked at. */
class VendorDefaultsTest {
  private static final String PAGE = "docs/vendors.md";

  /** Lists, and what holds keys under names. */
  private static final Set<String> HEADINGS =
      Set.of("model_list", "targets", "endpoints", "thresholds", "model_group_retry_policy");

  static Set<String> kinds() {
    return VendorKinds.names();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyVersion_hasADateAndASource(String kind) {
    VendorDefaults defaults = VendorKinds.defaults(kind);
    assertThat(defaults.versions()).isNotEmpty();
    for (String name : defaults.versions()) {
      VendorDefaults.Version version = Objects.requireNonNull(defaults.find(name));
      assertThat(version.asOf()).isAfter(LocalDate.of(2025, 1, 1));
      assertThat(version.source()).isNotBlank();
    }
  }

  /** Explained in the vendor's words, no value stands there without saying what it is. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyKey_hasAMeaning(String kind) {
    VendorDefaults defaults = VendorKinds.defaults(kind);
    for (String name : defaults.versions()) {
      Node.Mapping keys = Objects.requireNonNull(defaults.find(name)).keys();
      for (String path : paths("", keys)) {
        String[] steps = path.split("\\.", -1);
        String key = steps[steps.length - 1];
        String around = steps.length == 1 ? "" : steps[steps.length - 2];
        assertThat(explained(kind, around, key)).as("%s %s: %s", kind, name, path).isTrue();
      }
    }
  }

  /** What stands below a list, or is an element of another kind, is explained further down. */
  private static boolean explained(String kind, String around, String key) {
    boolean isHeading = VendorKinds.kind(kind).moduleOf(key) != null || HEADINGS.contains(key);
    return isHeading || !VendorKinds.defaults(kind).meaning(around, key).isEmpty();
  }

  /** Read once, and shared by all elements of a run. */
  @ParameterizedTest
  @MethodSource("kinds")
  void defaults_areReadOnce(String kind) {
    assertThat(VendorKinds.defaults(kind)).isSameAs(VendorKinds.defaults(kind));
  }

  /** Nonsense under any key is noticed, so no key is one that nobody reads. */
  @ParameterizedTest
  @MethodSource("kinds")
  void noKey_isPassedOver(String kind) {
    for (String path : paths("", VendorKinds.defaults(kind).newest().keys())) {
      String opened = "{" + path.replace(".", ": {") + ": ";
      String closed = opened.replaceAll("[^{]", "").replace('{', '}');
      String yaml = opened + "nonsense!" + closed;
      assertThat(complaints("{%s: %s}".formatted(kind, yaml)))
          .as(yaml)
          .anyMatch(complaint -> complaint.contains("nonsense!"));
    }
  }

  private static List<String> complaints(String element) {
    String scenario =
        """
        apiVersion: stampede/v1
        name: vendors
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers: {north: {engine: {servers: 10, service: 2s}}}
        architectures: {a: {chain: [%s], ladder: [north]}}
        """
            .formatted(element);
    Problems problems = new Problems();
    LocalDate today = LocalDate.of(2026, 11, 27);
    ScenarioReader.read(
        Source.of("scenario.yaml", scenario), List.of(), Path.of(""), today, problems);
    return problems.list().stream().map(Problem::message).toList();
  }

  private static List<String> paths(String prefix, Node.Mapping keys) {
    List<String> paths = new ArrayList<>();
    for (Node.Entry entry : keys.entries()) {
      String path = prefix + entry.key().text();
      if (entry.value() instanceof Node.Mapping inside) {
        paths.addAll(paths(path + ".", inside));
      } else {
        paths.add(path);
      }
    }
    return paths;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKey_isOnThePage(String kind) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(PAGE))) {
      folder = folder.getParent();
    }
    String page = Files.readString(Objects.requireNonNull(folder).resolve(PAGE));
    int start = page.indexOf("## `" + kind + "`");
    assertThat(start).as(kind).isNotNegative();
    int end = page.indexOf("\n## ", start);
    String section = end < 0 ? page.substring(start) : page.substring(start, end);
    for (String path : paths("", VendorKinds.defaults(kind).newest().keys())) {
      assertThat(section).contains("`" + path.substring(path.lastIndexOf('.') + 1));
    }
    for (String version : VendorKinds.defaults(kind).versions()) {
      assertThat(section).contains(version);
    }
  }
}
