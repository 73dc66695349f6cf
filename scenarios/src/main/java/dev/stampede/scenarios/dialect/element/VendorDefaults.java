package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of software does unless it is told otherwise, version by version: a file that has
 * every key of its configuration, with {@code null} where it has no default.
 */
public final class VendorDefaults {
  /** The key of an element that chooses the version by its name. */
  public static final String CHOICE = "behavior";

  /** The key of an element that chooses it by a release, or by a date. */
  public static final String RELEASED = "version";

  private static final String BEHAVIOR = "behavior";
  private static final String KEYS = "keys";
  private static final String DOES = "does";
  private static final String MEANINGS = "means";
  private static final String ONLY_IF_GIVEN = "only_if_given";
  private static final String SECTION = "versions";
  private static final Pattern RELEASE = Pattern.compile("v?[0-9]+(\\.[0-9]+){0,3}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Unheeded unheeded;
  private final Map<String, String> meanings;
  private final Set<String> onlyIfGiven;

  /**
   * One version.
   *
   * @param name as {@code behavior} has it
   * @param asOf when its source was read, or came into force
   * @param keys those of its configuration, with its defaults
   * @param behavior what it does whatever it is told, in words of the scenario language: what
   *     versions share, and mappings of this one's own
   * @param does the same for people, by what it is about
   */
  public record Version(
      String name,
      LocalDate asOf,
      String source,
      Node.Mapping keys,
      Node.Mapping behavior,
      Map<String, String> does) {

    /** Keeps the map as it is. */
    public Version {
      does = Collections.unmodifiableMap(new LinkedHashMap<>(does));
    }

    /** Returns what it does in one respect, in words of the scenario language. */
    public Node.Mapping meanings(String respect) {
      Node.Entry entry = behavior.find(respect);
      if (entry == null || !(entry.value() instanceof Node.Mapping mapping)) {
        throw new IllegalStateException("%s says nothing of %s".formatted(name, respect));
      }
      return mapping;
    }
  }

  private VendorDefaults(ShippedFile file) {
    this.unheeded =
        new Unheeded(
            ShippedFile.mapping(file.root(), "without_effect"),
            ShippedFile.mapping(file.root(), "not_simulated"));
    this.meanings = texts(ShippedFile.mapping(file.root(), MEANINGS));
    this.onlyIfGiven = words(file.root().find(ONLY_IF_GIVEN));
    for (Node.Entry entry : file.variants(SECTION).entries()) {
      Node.Mapping in = (Node.Mapping) entry.value();
      Node.Mapping behavior = ShippedFile.mapping(in, BEHAVIOR);
      for (Node.Entry own : in.entries()) {
        boolean isOwn = !Set.of(BEHAVIOR, KEYS, DOES).contains(own.key().text());
        behavior = isOwn && own.value() instanceof Node.Mapping ? behavior.with(own) : behavior;
      }
      String name = entry.key().text();
      versions.put(
          name,
          new Version(
              name,
              LocalDate.parse(file.text(in, "as_of")),
              file.text(in, "source"),
              ShippedFile.mapping(in, KEYS),
              behavior,
              texts(ShippedFile.mapping(in, DOES))));
    }
  }

  private static Map<String, String> texts(Node.Mapping in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Node.Entry entry : in.entries()) {
      texts.put(entry.key().text(), ((Node.Scalar) entry.value()).text());
    }
    return texts;
  }

  /**
   * Reads what comes with this version of Stampede about an element.
   *
   * @param beside the class that has the file, {@code KIND.yaml}, beside it
   */
  public static VendorDefaults read(Class<?> beside, String kind) {
    return new VendorDefaults(ShippedFile.read(beside, kind + ".yaml"));
  }

  private static Set<String> words(Node.@Nullable Entry list) {
    Node.Sequence items = list == null ? null : (Node.Sequence) list.value();
    return items == null
        ? Set.of()
        : items.items().stream()
            .map(item -> ((Node.Scalar) item).text())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether what is below a key does nothing unless the key is given, be it empty. */
  public boolean isOnlyIfGiven(String key) {
    return onlyIfGiven.contains(key);
  }

  /** The versions that are known, newest first. */
  public Set<String> versions() {
    return Collections.unmodifiableSet(versions.keySet());
  }

  /**
   * Returns what a key means, in some words; empty if nothing is said of it.
   *
   * @param around the key whose mapping or list it stands in
   */
  public String meaning(String around, String key) {
    return meanings.getOrDefault(around + "." + key, meanings.getOrDefault(key, ""));
  }

  /** The newest version. */
  public Version newest() {
    return versions.values().iterator().next();
  }

  /** Returns a version; null if it is not known. */
  public @Nullable Version find(String name) {
    return versions.get(name);
  }

  /**
   * Returns the version that an element chooses, or the newest.
   *
   * @param own what the element says
   */
  public Version chosen(ValueReader element, Node.Mapping own) {
    MappingReader in = element.mapping();
    if (own.find(CHOICE) != null) {
      ValueReader said = in.required(CHOICE);
      Version chosen = find(said.reference(CHOICE, versions()));
      return chosen == null ? newest() : chosen;
    }
    return own.find(RELEASED) == null ? newest() : released(in.required(RELEASED));
  }

  /** Returns what an element says beside its choice of a version. */
  static Node.Mapping withoutChoice(Node.Mapping own) {
    return new Node.Mapping(
        own.entries().stream()
            .filter(entry -> !List.of(CHOICE, RELEASED).contains(entry.key().text()))
            .toList(),
        own.whole(),
        own.at());
  }

  /** Returns the newest version that was there with a release, or on a date. */
  private Version released(ValueReader said) {
    String text = said.text();
    Version named = find(text);
    if (named != null || said.isFaulty()) {
      return named == null ? newest() : named;
    }
    boolean date = DATE.matcher(text).matches();
    boolean release = RELEASE.matcher(text).matches();
    for (Version version : versions.values()) {
      if (date
          ? version.asOf().toString().compareTo(text) <= 0
          : release && RELEASE.matcher(version.name()).matches() && !isAfter(version, text)) {
        return version;
      }
    }
    String known =
        versions.values().stream()
            .map(version -> "%s (%s)".formatted(version.name(), version.asOf()))
            .collect(Collectors.joining(", "));
    said.reject(
        date || release ? "is before all that is known" : "is neither a release nor a date",
        "known are %s and later ones, or dates such as 2026-05-02".formatted(known));
    return newest();
  }

  /** 1.82 stands for all of its releases, so for the last. */
  private static boolean isAfter(Version version, String release) {
    String[] ours = version.name().split("\\.", -1);
    String[] theirs = (release.startsWith("v") ? release.substring(1) : release).split("\\.", -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int difference = new BigInteger(ours[i]).compareTo(new BigInteger(theirs[i]));
      if (difference != 0) {
        return difference > 0;
      }
    }
    return false;
  }

  /** Keys that exist and that have no meaning here. */
  Unheeded unheeded() {
    return unheeded;
  }
}
