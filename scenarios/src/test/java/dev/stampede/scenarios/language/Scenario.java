package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.read.Extends;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Overrides;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A text under test, named {@code scenario.yaml}, with the problems found in it. */
public final class Scenario {
  static final String NAME = "scenario.yaml";

  private final Problems problems = new Problems();
  private final Node.Mapping root;

  private Scenario(Source source, List<String> settings, String extended) {
    Node.Mapping parsed = Document.parse(source, problems);
    Node.Mapping found = parsed == null ? new Node.Mapping(List.of(), true, source.at(0)) : parsed;
    Node.Mapping set = Overrides.apply(found, settings, problems);
    this.root = Extends.resolve(set, extended, problems);
  }

  public static Scenario of(String... lines) {
    return new Scenario(Source.of(NAME, String.join("\n", lines) + "\n"), List.of(), "");
  }

  public static Scenario ofBytes(byte[] bytes) {
    try {
      return new Scenario(
          Source.read(NAME, new ByteArrayInputStream(bytes)), List.of(), "architectures");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Scenario with(List<String> settings, String... lines) {
    return new Scenario(Source.of(NAME, String.join("\n", lines) + "\n"), settings, "");
  }

  public static Scenario extended(String... lines) {
    return new Scenario(
        Source.of(NAME, String.join("\n", lines) + "\n"), List.of(), "architectures");
  }

  public MappingReader reader() {
    return MappingReader.of(root, problems);
  }

  public Problems problems() {
    return problems;
  }

  /** Asserts that exactly this is wrong; nothing if there are no lines. */
  public void complains(String... lines) {
    assertThat(problems.render())
        .isEqualTo(lines.length == 0 ? "" : String.join("\n", lines) + "\n");
  }
}
