package dev.stampede.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stampede.jar owes to those whose work is in it, and that it runs. The libraries are those of
 * the list that the build makes from the dependencies.
 */
class ShippedJarIT {

  private static final Path JAR = Path.of(System.getProperty("stampede.jar"));
  private static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();
  private static final String LIST = "THIRD-PARTY.txt";

  /** As in {@code (MIT) FastCSV (de.siegmar:fastcsv:4.4.0 - https://fastcsv.org)}. */
  private static final Pattern LIBRARY =
      Pattern.compile(" *((?:\\([^)]+\\) )+).*\\(([^: ]+):([^: ]+):([^: ]+) - .*\\)");

  /** A library in the jar, and its licences by SPDX name, each in brackets. */
  private record Library(String group, String name, String version, String licences) {

    boolean isUnderTheLicenceOfStampede() {
      return licences.equals("(Apache-2.0)");
    }

    String packageUrl() {
      return "pkg:maven/%s/%s@%s?type=jar".formatted(group, name, version);
    }
  }

  @TempDir Path folder;
  private FileSystem jar;
  private List<Library> libraries;

  @BeforeEach
  void open() throws IOException {
    jar = FileSystems.newFileSystem(JAR);
    libraries =
        read("META-INF/licenses/" + LIST)
            .lines()
            .map(LIBRARY::matcher)
            .filter(Matcher::matches)
            .map(m -> new Library(m.group(2), m.group(3), m.group(4), m.group(1).strip()))
            .filter(library -> !library.group().equals("dev.stampede"))
            .toList();
    assertThat(libraries).extracting(Library::name).contains("jfreechart", "HdrHistogram");
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void eachLibraryHasItsLicence() throws IOException {
    for (Library library : libraries) {
      assertThat(
              brought(library, "LICENSE").findAny().isPresent()
                  || library.isUnderTheLicenceOfStampede())
          .as("licence of %s, in META-INF/licenses or the Apache License", library)
          .isTrue();
    }
    assertThat(read("META-INF/licenses/jfreechart/LICENSE.txt"))
        .contains("GNU LESSER GENERAL PUBLIC LICENSE", "Version 2.1, February 1999");
  }

  /** A folder of what is no longer in the jar would mislead. */
  @Test
  void noLicenceIsOfAnythingElse() throws IOException {
    List<String> names = libraries.stream().map(Library::name).toList();
    try (Stream<Path> all = Files.list(jar.getPath("META-INF/licenses"))) {
      assertThat(all.map(path -> path.getFileName().toString()).filter(name -> !name.equals(LIST)))
          .isSubsetOf(names);
    }
  }

  @Test
  void theNoticeHasAllNoticesWhole() throws IOException {
    String notice = oneLine(read("META-INF/NOTICE"));
    int notices = 0;
    for (Library library : libraries) {
      for (Path path : brought(library, "NOTICE").toList()) {
        assertThat(notice).as("NOTICE").contains(oneLine(Files.readString(path, UTF_8)));
        notices++;
      }
    }
    assertThat(notices).isPositive();
  }

  @Test
  void licenceAndNoticeAreThoseOfTheSource() throws IOException {
    for (String name : List.of("LICENSE", "NOTICE")) {
      assertThat(Files.readAllBytes(jar.getPath("META-INF", name)))
          .as(name)
          .isEqualTo(Files.readAllBytes(SOURCE.resolve(name)));
    }
  }

  @Test
  void theFontsHaveTheirLicence() throws IOException {
    try (Stream<Path> paths = Files.walk(jar.getPath("/"))) {
      List<Path> fonts = paths.filter(path -> path.toString().endsWith(".ttf")).toList();
      assertThat(fonts).isNotEmpty();
      for (Path font : fonts) {
        assertThat(Files.readString(font.resolveSibling("DejaVu-LICENSE.txt")))
            .contains("Bitstream Vera Fonts Copyright", "Arev Fonts Copyright");
      }
    }
  }

  @Test
  void theBillOfMaterialsListsTheLibrariesAndIsTheSameEachTime() throws IOException {
    Path file = jar.getPath("META-INF/sbom/stampede.cdx.json");
    assumeTrue(Files.exists(file), "built offline, where Maven makes no bill of materials");
    JsonNode bill = JsonMapper.shared().readTree(Files.readString(file));

    assertThat(bill.get("components").valueStream())
        .extracting(component -> component.get("purl").asString())
        .filteredOn(url -> !url.startsWith("pkg:maven/dev.stampede/"))
        .containsExactlyInAnyOrderElementsOf(libraries.stream().map(Library::packageUrl).toList());
    assertThat(bill.has("serialNumber")).isFalse();
    assertThat(bill.get("metadata").has("timestamp")).isFalse();
  }

  /** From another folder, and with no class beside those in the jar. */
  @Test
  void theJarRunsAlone() throws Exception {
    Path file =
        CommandLineFixture.write(folder, "small.yaml", CommandLineFixture.SMALL).toAbsolutePath();
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString(),
                "run",
                file.toString(),
                "-o",
                "out")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    try (Stream<Path> charts = Files.walk(folder.resolve("out"))) {
      assertThat(charts.map(Path::toString)).anyMatch(name -> name.endsWith(".png"));
    }
  }

  private Stream<Path> brought(Library library, String what) throws IOException {
    Path files = jar.getPath("META-INF/licenses", library.name());
    if (!Files.exists(files)) {
      return Stream.of();
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.filter(path -> path.getFileName().toString().contains(what)).toList().stream();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(jar.getPath(name), UTF_8);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
