package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
  private static final String SECTION = "versions";
  private static final Pattern RELEASE = Pattern.compile("v?[0-9]+(\\.[0-9]+){0,3}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Unheeded unheeded;

  /**
   * One version.
   *
   * @param name as {@code behavior} has it
   * @param asOf when its source was read, or came into force
   * @param keys those of its configuration, with its defaults
   * @param behavior what it does whatever it is told, in words of the scenario language: what
   *     versions share, and mappings of this one's own
   */
  public record Version(
      String name, LocalDate asOf, String source, Node.Mapping keys, Node.Mapping behavior) {

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
    for (Node.Entry entry : file.variants(SECTION).entries()) {
      Node.Mapping in = (Node.Mapping) entry.value();
      Node.Mapping behavior = ShippedFile.mapping(in, BEHAVIOR);
      for (Node.Entry own : in.entries()) {
        boolean isOwn = !own.key().text().equals(BEHAVIOR) && !own.key().text().equals(KEYS);
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
              behavior));
    }
  }

  /**
   * Reads what comes with this version of Stampede about an element.
   *
   * @param beside the class that has the file, {@code KIND.yaml}, beside it
   */
  public static VendorDefaults read(Class<?> beside, String kind) {
    return new VendorDefaults(ShippedFile.read(beside, kind + ".yaml"));
  }

  /** The versions that are known, newest first. */
  public Set<String> versions() {
    return versions.keySet();
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
