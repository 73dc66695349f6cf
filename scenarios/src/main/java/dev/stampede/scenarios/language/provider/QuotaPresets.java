package dev.stampede.scenarios.language.provider;

import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.text.Node;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The quotas that are known by name: what providers have published, each with its date. */
public final class QuotaPresets {
  private static final String FILE = "quota-presets.yaml";
  private static final String SECTION = "presets";

  private final Map<String, Preset> presets = new LinkedHashMap<>();

  /**
   * A quota known by name.
   *
   * @param asOf when its source was read, or came into force
   * @param limits by name, as a scenario would say them; one that lacks its number needs it
   */
  public record Preset(String name, LocalDate asOf, String source, Node.Mapping limits) {}

  private QuotaPresets(ShippedFile file) {
    for (Node.Entry entry : file.variants(SECTION).entries()) {
      String name = entry.key().text();
      presets.put(name, preset(file, name, (Node.Mapping) entry.value()));
    }
  }

  private static Preset preset(ShippedFile file, String name, Node.Mapping in) {
    Node.Mapping limits = ShippedFile.mapping(in, "limits");
    for (Node.Entry number : ShippedFile.mapping(in, "numbers").entries()) {
      limits = withNumber(limits, number.key(), number.value());
    }
    return new Preset(
        name, LocalDate.parse(file.text(in, "as_of")), file.text(in, "source"), limits);
  }

  /** Returns limits of which one has a number. */
  static Node.Mapping withNumber(Node.Mapping limits, Node.Scalar limit, Node number) {
    Node.Entry is = new Node.Entry(new Node.Scalar("limit", true, number.at()), number);
    Node.Mapping one = new Node.Mapping(List.of(is), true, number.at());
    return limits.under(new Node.Mapping(List.of(new Node.Entry(limit, one)), true, limits.at()));
  }

  /** Reads those that come with this version. */
  public static QuotaPresets read() {
    return new QuotaPresets(ShippedFile.read(QuotaPresets.class, FILE));
  }

  /** Returns the preset of a name; null if there is none. */
  public @Nullable Preset find(String name) {
    return presets.get(name);
  }

  public Set<String> names() {
    return presets.keySet();
  }
}
