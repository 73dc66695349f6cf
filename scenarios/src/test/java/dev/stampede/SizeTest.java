package dev.stampede;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be taken in at a glance: rooms that are not too full, files that are not too long. */
class SizeTest {

  private static final int MOST_FILES = 35;
  private static final int MOST_LINES = 450;

  /** The modules, beside the one that this test is run in. */
  private static final Path PROJECT = Path.of("..");

  private static List<Path> sources(String kind) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (Path module : modules.sorted().toList()) {
        Path folder = module.resolve("src").resolve(kind).resolve("java");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            sources.addAll(files.filter(f -> f.toString().endsWith(".java")).toList());
          }
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(100);
    return sources;
  }

  @Test
  void packages_haveFewFiles() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    sources("main").forEach(file -> files.merge(String.valueOf(file.getParent()), 1, Integer::sum));
    files.values().removeIf(number -> number <= MOST_FILES);

    assertThat(files).as("packages of more than %d files", MOST_FILES).isEmpty();
  }

  @Test
  void files_haveFewLines() throws IOException {
    Map<String, Long> lines = new TreeMap<>();
    for (String kind : List.of("main", "test")) {
      for (Path file : sources(kind)) {
        try (Stream<String> all = Files.lines(file)) {
          lines.put(file.toString(), all.count());
        }
      }
    }
    lines.values().removeIf(number -> number <= MOST_LINES);

    assertThat(lines).as("files of more than %d lines", MOST_LINES).isEmpty();
  }
}
