package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.text.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping.
 *
 * <p>Ask for every key the mapping may have, then call {@link #build} (or {@link #finish}): keys
 * nobody asked for are errors. Nothing here throws because of what the file says; errors are
 * recorded, reading goes on with harmless values, and {@code build} makes nothing of them.
 */
public final class MappingReader {
  private final Place place;
  private final Position at;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> forgiven = new LinkedHashSet<>();
  private final Set<String> later = new LinkedHashSet<>();
  private final boolean whole;
  private final @Nullable Form form;

  /**
   * Creates a reader.
   *
   * @param at where to point for the mapping as a whole: at its key, if it has one
   * @param mapping the keys; null if they are unreadable, which was reported already
   * @param form which keys there are; null if that shows from what is asked for
   */
  MappingReader(Place place, Position at, Node.@Nullable Mapping mapping, @Nullable Form form) {
    this.place = place;
    this.at = at;
    this.form = form;
    this.whole = mapping != null && mapping.whole();
    if (!whole) {
      place.spoil();
    }
    if (mapping != null) {
      mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    }
  }

  /** Returns a reader of a whole scenario. */
  public static MappingReader of(Node.Mapping root, Problems problems) {
    return new MappingReader(
        Place.root(problems, Effective.root(), new InputFiles(null, Path.of(""))),
        root.at(),
        root,
        null);
  }

  /**
   * Returns a reader of a whole scenario.
   *
   * @param effective takes what holds at each place
   * @param form the keys of a scenario
   * @param files where the files are that it names
   */
  public static MappingReader of(
      Node.Mapping root, Problems problems, Effective effective, Form form, InputFiles files) {
    MappingReader in =
        new MappingReader(Place.root(problems, effective, files), root.at(), root, form);
    in.later.addAll(form.later());
    return in;
  }

  /** Returns the dotted path of this mapping, as in {@code providers.north}; empty at the top. */
  public String path() {
    return place.toString();
  }

  /** The currency of all prices read so far, an ISO 4217 code; null if there was none. */
  public @Nullable String currency() {
    return place.currency().code();
  }

  /** True if the key is given with something other than {@code null}. */
  public boolean has(Key<?> key) {
    return has(checked(key).name());
  }

  /**
   * Returns what a key says, or its default.
   *
   * @param key one of the form
   */
  public <T> T get(Key<T> key) {
    return key.type().read(value(key));
  }

  /**
   * Returns what a key says; null if it is not given, and then its words are what holds.
   *
   * @param key one of the form, without a default
   */
  public <T> @Nullable T find(Key<T> key) {
    return isSaid(key) ? key.read(optional(key.name())) : null;
  }

  /**
   * Returns what a key says, or something else if it is not given, and then its words are what
   * holds.
   *
   * @param key one of the form, without a default
   */
  public <T> T get(Key<T> key, T otherwise) {
    return isSaid(key) ? key.read(optional(key.name())) : otherwise;
  }

  private boolean isSaid(Key<?> key) {
    return checked(key).presence() == Key.Presence.WORDS
        ? has(key.name(), key.text())
        : has(key.name());
  }

  /** Returns the value of a key, or its default, for a decoder that looks at it by itself. */
  public ValueReader value(Key<?> key) {
    ValueReader value = orDefault(checked(key));
    value.effective().declares(key);
    return value;
  }

  private ValueReader orDefault(Key<?> key) {
    String name = key.name();
    List<String> items = key.items();
    if (items != null) {
      return optional(name, items);
    }
    return switch (key.presence()) {
      case REQUIRED -> required(name);
      case DEFAULT -> optional(name, key.text());
      case WORDS, OPEN -> optional(name);
    };
  }

  /** True if the mapping may have a key, given what its other keys say. */
  public boolean takes(Key<?> key) {
    return known().contains(key.name());
  }

  private Key<?> checked(Key<?> key) {
    if (form != null && !form.has(key.name())) {
      throw new IllegalArgumentException(
          "the form %s has no key '%s'".formatted(form.name(), key.name()));
    }
    return key;
  }

  /** True if the key is given with something other than {@code null}. */
  public boolean has(String key) {
    return given(key) != null;
  }

  /**
   * As {@link #has(String)}; if it is not given, records what that means.
   *
   * @param otherwise what holds then, in words: "none", say. For what a file can say, give {@link
   *     #optional(String, String)} a default
   */
  public boolean has(String key, String otherwise) {
    boolean given = has(key);
    if (!given) {
      place.child(key).effective().byDefault(at, otherwise);
    }
    return given;
  }

  private Node.@Nullable Entry given(String key) {
    known.add(key);
    Node.Entry entry = entries.get(key);
    boolean none =
        entry != null
            && entry.value() instanceof Node.Scalar scalar
            && scalar.isNull()
            && !scalar.isEmpty();
    return none ? null : entry;
  }

  /** True if an error was recorded in this mapping or below. */
  public boolean isFaulty() {
    return place.isFaulty();
  }

  /**
   * Takes over the keys of a preset that are not given here.
   *
   * @param words what the preset is called
   */
  public void defaults(Node.Mapping others, String words) {
    labels(others.at().source(), Origin.Kind.PRESET, words);
    others.entries().forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
  }

  /** Tells what values here and below are called that stand in a source. */
  public void labels(Source source, Origin.Kind kind, String words) {
    place.effective().labels(source, kind, words);
  }

  /** Notes keys, as dotted paths from here, that were given and change nothing. */
  public void changesNothing(Set<String> keys) {
    place.effective().changesNothing(keys);
  }

  /** Tells which keys belong to the language but not to this version; giving one is an error. */
  public void later(String... keys) {
    later.addAll(List.of(keys));
  }

  /** Lets keys pass that nobody will ask for, because it is not known what they belong to. */
  public void forgive() {
    forgiven.addAll(entries.keySet());
  }

  /** As {@link #forgive}, but not keys that look like one of some words. */
  public void forgiveAllBut(List<String> words) {
    forgiven.addAll(words);
    for (String key : entries.keySet()) {
      if (Suggestion.nearest(key, words) == null) {
        forgiven.add(key);
      }
    }
  }

  /** Returns the value of a key that must be there; that it is missing is an error. */
  public ValueReader required(String key) {
    known.add(key);
    Node.Entry entry = entries.get(key);
    if (entry != null) {
      return value(entry);
    }
    if (whole) {
      missing.add(key);
    }
    place.spoil();
    return new ValueReader(place.child(key), at, new Node.Unreadable(at));
  }

  /**
   * Returns the value of a key that may be missing or {@code null}. An absent value reads as an
   * empty mapping or an empty list; for a scalar ask {@link #has} first, or give a default.
   */
  public ValueReader optional(String key) {
    Node.Entry entry = given(key);
    return entry == null ? new ValueReader(place.child(key), at, null) : value(entry);
  }

  /**
   * Returns the value of a key, or a default if it is missing or {@code null}.
   *
   * @param text the default as a file would say it, {@code 250ms} for instance
   */
  public ValueReader optional(String key, String text) {
    return optional(key, new Node.Scalar(text, true, at));
  }

  /**
   * Returns the value of a key, or a default list if it is missing or {@code null}.
   *
   * @param texts the items of the default as a file would say them
   */
  public ValueReader optional(String key, List<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(new Node.Scalar(text, true, at)));
    return optional(key, new Node.Sequence(items, at));
  }

  private ValueReader optional(String key, Node usual) {
    Node.Entry entry = given(key);
    if (entry != null) {
      return value(entry);
    }
    Place child = place.child(key);
    child.effective().byDefault(at, usual);
    return new ValueReader(child, at, usual);
  }

  private ValueReader value(Node.Entry entry) {
    return new ValueReader(place.child(entry.key().text()), entry.key().at(), entry.value());
  }

  /** Records an error about this mapping as a whole. */
  public void error(String message, @Nullable String help) {
    place.error(at, prefixed(message), help);
  }

  /** Records a warning about this mapping as a whole. */
  public void warning(String message, @Nullable String help) {
    place.warning(at, prefixed(message), help);
  }

  private String prefixed(String message) {
    String path = path();
    return path.isEmpty() ? message : path + ": " + message;
  }

  private @Nullable Node said(String key) {
    Node.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The keys that the mapping may have: those of its form, or those that were asked for. */
  private Set<String> known() {
    Set<String> all = form == null ? known : form.known(this::said);
    all.addAll(forgiven);
    all.removeAll(later); // a decoder may have looked for them
    return all;
  }

  /** Reports keys that the mapping does not have, and required ones that are missing. */
  public void finish() {
    Set<String> known = known();
    for (Node.Entry entry : entries.values()) {
      String key = entry.key().text();
      if (later.contains(key)) {
        place.error(
            entry.key().at(),
            "'%s'%s is not in this version of Stampede".formatted(key, place.in()),
            "it belongs to a later one; leave it out");
        continue;
      }
      if (known.contains(key)) {
        continue;
      }
      String meant = missing.isEmpty() ? null : Suggestion.nearest(key, known);
      if (meant != null) {
        missing.remove(meant); // one mistake, one error
      }
      place.error(
          entry.key().at(),
          "unknown key '%s'%s".formatted(Visible.brief(key), place.in()),
          place.help(key, "known keys", known));
    }
    for (String key : missing) {
      place.error(at, "missing key '%s'%s".formatted(key, place.in()), null);
    }
  }

  /**
   * Finishes the mapping and makes what it describes.
   *
   * <p>If anything in the mapping or below is wrong, the maker is not called. If it throws an
   * {@link IllegalArgumentException} that starts with the name of a component, as in {@code
   * "queueLimit (-1) must be at least 0"}, the error points at the key of that name.
   *
   * @return what was made; null if an error was recorded
   */
  public <T> @Nullable T build(Supplier<T> maker) {
    finish();
    return made(maker);
  }

  private <T> @Nullable T made(Supplier<T> maker) {
    if (place.isFaulty()) {
      return null;
    }
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      reject(Rejection.of(e, entries));
      return null;
    }
  }

  /** Makes a part of what the mapping describes, of which more will be read. */
  public <T> T check(Supplier<T> maker, T standIn) {
    T made = made(maker);
    return made == null ? standIn : made;
  }

  /** As {@link #build(Supplier)}, but returns a stand-in where that would return null. */
  public <T> T build(Supplier<T> maker, T standIn) {
    T made = build(maker);
    return made == null ? standIn : made;
  }

  /**
   * Makes something of keys that were read, when others still have to be: a rejection is reported
   * as {@link #build} does it.
   */
  public void attempt(Runnable maker) {
    if (place.isFaulty()) {
      return;
    }
    try {
      maker.run();
    } catch (IllegalArgumentException e) {
      reject(Rejection.of(e, entries));
    }
  }

  private void reject(Rejection rejection) {
    Node.Entry field = rejection.entry();
    if (field == null) {
      error(rejection.message(), null);
      return;
    }
    Place child = place.child(field.key().text());
    child.error(
        field.key().at(),
        "%s (%s) %s".formatted(child, field.value().noun(), rejection.message()),
        null);
  }
}
