package dev.stampede.scenarios.read;

import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.text.Visible;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value as what its key expects.
 *
 * <p>A value that does not fit is recorded as an error at its own line and column, and a harmless
 * one is returned instead, so that reading goes on.
 */
public final class ValueReader {
  private final Place place;
  private final Position owner;
  private final @Nullable Node node;

  /**
   * Creates a reader.
   *
   * @param owner where the key of the value stands
   * @param node the value; null if there is none and need not be
   */
  ValueReader(Place place, Position owner, @Nullable Node node) {
    this(place, owner, node, true);
  }

  private ValueReader(Place place, Position owner, @Nullable Node node, boolean isValue) {
    this.place = place;
    this.owner = owner;
    this.node = node;
    if (node instanceof Node.Unreadable) {
      place.spoil();
    } else if (node != null && isValue) {
      place.effective().says(node instanceof Node.Mapping ? owner : node.at(), node);
    }
  }

  /** What the file says here; null if nothing. */
  public @Nullable Node node() {
    return node;
  }

  /** What holds here. */
  public Effective effective() {
    return place.effective();
  }

  /** Returns readers of what the vendor's element in this place is translated into. */
  public List<ValueReader> translated(List<Node> parts) {
    List<ValueReader> readers = new ArrayList<>();
    for (Node part : parts) {
      readers.add(new ValueReader(place.part(readers.size()), owner, part));
    }
    return readers;
  }

  /** Tells what values here and below are called that stand in a source. */
  public void labels(Source source, Origin.Kind kind, String words) {
    place.effective().labels(source, kind, words);
  }

  /** Returns a reader that reads something else in this place. */
  public ValueReader instead(Node other) {
    return new ValueReader(place, owner, other);
  }

  /** How a text becomes a value. */
  interface Reading<T> {
    T of(Node.Scalar scalar) throws Unfit;
  }

  /** Returns the dotted path, as in {@code providers.north.quota} or {@code objectives[2]}. */
  public String path() {
    return place.toString();
  }

  /** True if the file says anything here. */
  public boolean isPresent() {
    return node != null;
  }

  /** True if the value is a mapping, for keys that also take a plain value. */
  public boolean isMapping() {
    return node instanceof Node.Mapping;
  }

  /** True if the value is a list, for keys that also take a plain value. */
  public boolean isList() {
    return node instanceof Node.Sequence;
  }

  /** True if the value is this word. */
  public boolean isWord(String word) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(word);
  }

  /** True if the value ends with these letters. */
  public boolean endsWith(String letters) {
    return node instanceof Node.Scalar scalar && scalar.text().endsWith(letters);
  }

  /** True if the value starts as a number does, and so is no word. */
  public boolean startsWithNumber() {
    return node instanceof Node.Scalar scalar
        && !scalar.text().isEmpty()
        && "+-.0123456789".indexOf(scalar.text().charAt(0)) >= 0;
  }

  /** True if the value is digits alone. */
  public boolean isBareNumber() {
    return node instanceof Node.Scalar scalar && scalar.text().matches("[0-9_]+");
  }

  /** The source that this value stands in: the file, or a setting of the command line. */
  public Source source() {
    return at().source();
  }

  /**
   * Returns a reader of a part of this text.
   *
   * @param start where the part starts, in characters
   */
  public ValueReader part(int start, String part) {
    Position at = at();
    boolean countable = node instanceof Node.Scalar scalar && scalar.plain();
    Position partAt = countable ? new Position(at.source(), at.line(), at.column() + start) : at;
    return new ValueReader(place, owner, new Node.Scalar(part, true, partAt));
  }

  /** Records an error about this value. */
  public void error(String message, @Nullable String help) {
    place.error(at(), message, help);
  }

  /** Records that a file this value names cannot be read. */
  public void unreadable(String message) {
    place.unreadable(at(), message);
  }

  /** Where the files are that the scenario names. */
  public InputFiles files() {
    return place.files();
  }

  /** Records an error about this value, in words that follow its path and what it says. */
  public void reject(String complaint, @Nullable String help) {
    place.error(at(), unfit(complaint), help);
  }

  /** True if an error was recorded about this value or below. */
  public boolean isFaulty() {
    return place.isFaulty();
  }

  /** Records a warning about this value. */
  public void warning(String message, @Nullable String help) {
    place.warning(at(), message, help);
  }

  /** Records what a rule found about this value. */
  public void finding(Rule rule, String message, @Nullable String help) {
    place.finding(rule, at(), message, help);
  }

  /** Where the value stands; its key, if there is none. */
  public Position at() {
    return node == null ? owner : node.at();
  }

  /** Returns a text of any length, without control characters other than line breaks and tabs. */
  public String text() {
    return scalar("a text", "", scalar -> Texts.text(scalar.text()));
  }

  /** Returns a name: letters, digits, dashes and underscores. */
  public String name() {
    return scalar(Texts.NAME, "unnamed", scalar -> Texts.name(scalar.text()));
  }

  /**
   * Returns the name of something defined elsewhere; that it is not known is an error.
   *
   * @param noun what it names, "provider" for instance
   */
  public String reference(String noun, Set<String> known) {
    String name = scalar("the name of a " + noun, "", Node.Scalar::text);
    if (node instanceof Node.Scalar scalar && !scalar.isNull() && !known.contains(name)) {
      place.error(
          at(),
          "unknown %s '%s'%s".formatted(noun, Visible.brief(name), place.in()),
          place.help(name, "known here", known));
    }
    return name;
  }

  /** Returns the constant whose name, in lower_snake_case, is given; else the first one. */
  public <E extends Enum<E>> E choice(Class<E> type) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E constant : EnumSet.allOf(type)) {
      choices.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    E chosen = choice(choices);
    return chosen == null ? choices.values().iterator().next() : chosen;
  }

  /** Returns what the given word stands for; null if it is none of the choices. */
  public <T> @Nullable T choice(Map<String, T> choices) {
    Set<String> names = choices.keySet();
    String word =
        scalar(
            Suggestion.listed("one of", names),
            "",
            scalar -> {
              if (!names.contains(scalar.text())) {
                throw new Unfit(
                    "is not one of the choices", place.help(scalar.text(), "one of", names));
              }
              return scalar.text();
            });
    return choices.get(word);
  }

  /** Returns {@code true} or {@code false}. */
  public boolean bool() {
    return scalar("true or false", false, scalar -> Texts.flag(unquoted(scalar)));
  }

  /** Returns a whole number in a range; both ends are allowed. */
  public int integer(int min, int max) {
    return (int) integer((long) min, (long) max);
  }

  /** Returns a whole number in a range; both ends are allowed. */
  public long integer(long min, long max) {
    return scalar(
        Ranges.help("a whole number", min, max),
        min,
        scalar -> Ranges.check(Quantities.whole(unquoted(scalar)), min, max));
  }

  /** Returns a number in a range; both ends are allowed, infinite ones stand for no limit. */
  public double decimal(double min, double max) {
    return scalar(
        Ranges.help(min, max),
        min,
        scalar -> Ranges.check(Quantities.number(unquoted(scalar)), min, max));
  }

  /** Returns a whole number in a range, written with or without a suffix k, M or G. */
  public long count(long min, long max) {
    return scalar(
        Ranges.help("a count (suffixes k, M, G)", min, max),
        min,
        scalar -> Ranges.check(Quantities.count(scalar.text()), min, max));
  }

  /** Returns a number, at least 0, written with or without a suffix k, M or G. */
  public double number() {
    return scalar(Quantities.NUMBER, 1.0, scalar -> Quantities.notNegative(scalar.text()));
  }

  /** Returns a number of tokens, at least 0, written with or without a suffix k, M or G. */
  double tokens() {
    return scalar(Quantities.TOKENS, 1.0, scalar -> Quantities.notNegative(scalar.text()));
  }

  /** Returns a duration in nanoseconds, never negative. */
  public long nanos() {
    return scalar(Durations.EXPECTED, 1L, scalar -> Durations.nanos(scalar.text()));
  }

  /** Returns a duration in seconds, never negative, that may be far below a nanosecond. */
  public double seconds() {
    return scalar(Durations.EXPECTED, 1.0, scalar -> Durations.seconds(scalar.text()));
  }

  /** Returns a duration in nanoseconds, never zero. */
  public long positiveNanos() {
    return scalar(
        Durations.EXPECTED, 1L, scalar -> Ranges.positive(Durations.nanos(scalar.text())));
  }

  /** Returns a rate per second, never negative. */
  public double perSecond() {
    return scalar(Quantities.RATE, 1.0, scalar -> Quantities.perSecond(scalar.text()));
  }

  /** Returns a share in [0, 1], which has to be written in percent. */
  public double share() {
    return scalar(Quantities.SHARE, 0.0, scalar -> Quantities.share(scalar.text()));
  }

  /** Returns a quality in [0, 1], written as a decimal or in percent. */
  public double quality() {
    return scalar(Quantities.QUALITY, 1.0, scalar -> Quantities.quality(scalar.text()));
  }

  /** Returns a factor such as {@code 12x}, at least 0. */
  public double multiplier() {
    return scalar(Quantities.MULTIPLIER, 1.0, scalar -> Quantities.multiplier(scalar.text()));
  }

  /** Returns the calls that are refused with an HTTP status, or with one of a range. */
  Outcomes httpStatuses() {
    return scalar(
        HttpStatuses.EXPECTED, Outcomes.FAILURES, scalar -> HttpStatuses.parse(scalar.text()));
  }

  /** Returns an amount of money in the currency of the scenario, at least 0. */
  public double money() {
    return paid(Money.EXPECTED, 0.0, Money::alone);
  }

  /** Reads what something costs. */
  <T> T paid(String help, T harmless, Money.Use<T> use) {
    return scalar(help, harmless, scalar -> use.of(place.currency().money(scalar)));
  }

  private static String unquoted(Node.Scalar scalar) throws Unfit {
    if (!scalar.plain()) {
      throw new Unfit("is a text", "remove the quotes");
    }
    return scalar.text();
  }

  /** Reads a scalar; {@code help} says what is expected, for errors that say no better. */
  <T> T scalar(String help, T harmless, Reading<T> reading) {
    if (node == null) {
      place.error(at(), path() + " has no value", help);
      return harmless;
    }
    if (node instanceof Node.Unreadable) {
      return harmless;
    }
    if (!(node instanceof Node.Scalar scalar)) {
      place.error(at(), unfit("must be a single value"), help);
      return harmless;
    }
    if (scalar.isNull()) {
      place.error(at(), path() + " has no value", help);
      return harmless;
    }
    try {
      return reading.of(scalar);
    } catch (Unfit e) {
      place.error(at(), unfit(e.complaint()), e.help() == null ? help : e.help());
      return harmless;
    }
  }

  private String unfit(String complaint) {
    return "%s (%s) %s".formatted(place, node == null ? "nothing" : node.noun(), complaint);
  }

  /** Returns a reader of the keys of this mapping; it has none if this is absent. */
  public MappingReader mapping() {
    return mapping(null);
  }

  /**
   * Returns a reader of the keys of this mapping; it has none if this is absent.
   *
   * @param form which keys there are; null if that shows from what is asked for
   */
  public MappingReader mapping(@Nullable Form form) {
    Node.Mapping keys =
        node == null ? Node.Mapping.empty(owner) : readable(Node.Mapping.class, "a mapping");
    MappingReader in = new MappingReader(place, owner, keys, form);
    if (form != null) {
      in.later(form.later().toArray(String[]::new));
    }
    return in;
  }

  /** Returns readers of the items of this list; none if this is absent. */
  public List<ValueReader> list() {
    Node.Sequence sequence = readable(Node.Sequence.class, "a list, as in [a, b]");
    List<ValueReader> items = new ArrayList<>();
    if (sequence != null) {
      for (Node item : sequence.items()) {
        items.add(new ValueReader(place.item(items.size()), item.at(), item));
      }
    }
    return List.copyOf(items);
  }

  /** Returns the entries of this mapping in the order of the file; none if this is absent. */
  public List<Named> children() {
    Node.Mapping mapping = readable(Node.Mapping.class, "a mapping of names");
    return mapping == null ? List.of() : mapping.entries().stream().map(this::named).toList();
  }

  private Named named(Node.Entry entry) {
    Place child = place.child(entry.key().text());
    Node value = entry.value();
    boolean none = value instanceof Node.Scalar scalar && scalar.isNull();
    return new Named(
        new ValueReader(place, entry.key().at(), entry.key(), false),
        new ValueReader(child, entry.key().at(), none ? null : value));
  }

  /**
   * Returns an element of a chain or ladder: a name, or a mapping whose one key is the name of its
   * kind. If it is neither, the name is unreadable, and so is its value.
   */
  public Named element() {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return new Named(this, new ValueReader(place.child(scalar.text()), scalar.at(), null));
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      return named(mapping.entries().get(0));
    }
    if (!(node instanceof Node.Unreadable)) {
      place.error(
          at(),
          unfit("must be a name, or a mapping with one key"),
          "for example north, or {retry: {max_retries: 2}}");
    }
    ValueReader none = new ValueReader(place, owner, new Node.Unreadable(owner));
    return new Named(none, none);
  }

  private <N extends Node> @Nullable N readable(Class<N> type, String expected) {
    if (type.isInstance(node)) {
      return type.cast(node);
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      place.error(at(), path() + " has no value", "expected " + expected);
    } else if (node != null && !(node instanceof Node.Unreadable)) {
      place.error(at(), unfit("must be " + expected), null);
    }
    return null;
  }
}
