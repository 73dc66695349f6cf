package dev.stampede.scenarios.language;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The quotas that are known by name: what providers have published, each with its date. */
final class QuotaPresets {
  private static final String FILE = "quota-presets.yaml";
  private static final String SECTION = "presets";

  private final Map<String, Preset> presets = new LinkedHashMap<>();

  /**
   * A quota known by name.
   *
   * @param asOf when its source was read, or came into force
   * @param limits by name, as a scenario would say them; one that lacks its number needs it
   */
  record Preset(String name, LocalDate asOf, String source, Node.Mapping limits) {}

  private QuotaPresets(Node.Mapping section) {
    for (Node.Entry entry : section.entries()) {
      String name = entry.key().text();
      presets.put(name, preset(name, (Node.Mapping) entry.value()));
    }
  }

  private static Preset preset(String name, Node.Mapping in) {
    Node.Mapping limits = mapping(in, "limits");
    for (Node.Entry number : mapping(in, "numbers").entries()) {
      limits = withNumber(limits, number.key(), number.value());
    }
    return new Preset(name, LocalDate.parse(text(in, "as_of")), text(in, "source"), limits);
  }

  /** Returns limits of which one has a number. */
  static Node.Mapping withNumber(Node.Mapping limits, Node.Scalar limit, Node number) {
    Node.Entry is = new Node.Entry(new Node.Scalar("limit", true, number.at()), number);
    Node.Mapping one = new Node.Mapping(List.of(is), true, number.at());
    return limits.under(new Node.Mapping(List.of(new Node.Entry(limit, one)), true, limits.at()));
  }

  private static Node.Mapping mapping(Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    return entry == null
        ? new Node.Mapping(List.of(), true, in.at())
        : (Node.Mapping) entry.value();
  }

  private static String text(Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    if (entry == null || !(entry.value() instanceof Node.Scalar scalar)) {
      throw new IllegalStateException("%s says no %s".formatted(FILE, key));
    }
    return scalar.text();
  }

  /** Reads those that come with this version. */
  static QuotaPresets read() {
    try (InputStream in = QuotaPresets.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + FILE);
      }
      Problems problems = new Problems();
      Node.Mapping root = Document.parse(Source.read(FILE, in), problems);
      if (root == null) {
        throw new IllegalStateException(problems.render());
      }
      Node.Mapping resolved = Extends.resolve(root, SECTION, problems);
      if (problems.hasErrors()) {
        throw new IllegalStateException(problems.render());
      }
      return new QuotaPresets(mapping(resolved, SECTION));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
  }

  /** Returns the preset of a name; null if there is none. */
  @Nullable Preset find(String name) {
    return presets.get(name);
  }

  Set<String> names() {
    return presets.keySet();
  }
}
