package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a vendor's element, or a mapping inside it, over the vendor's defaults.
 *
 * <p>Values come back as nodes in the form that the scenario language wants, at the place of what
 * said them: the scenario, or the file of defaults. What does not fit is recorded as an error, and
 * something harmless comes back.
 */
public final class VendorElement {
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  /** What it is read for, with all that is inside it. */
  private record Around(VendorCatalogue vendors, Passed passed) {

    Around inside(String key) {
      return new Around(vendors, passed.inside(key));
    }
  }

  private final ValueReader self;
  private final MappingReader in;
  private final VendorKeys keys;
  private final VendorDefaults.Version version;
  private final List<VendorElement> inside = new ArrayList<>();
  private final Around around;

  /** What the element is part of, and so is what it is translated into. */
  private final ValueReader place;

  private @Nullable Named next;

  private VendorElement(
      ValueReader place,
      ValueReader self,
      VendorKeys keys,
      VendorDefaults.Version version,
      Around around) {
    this.around = around;
    this.place = place;
    this.self = self;
    this.in = self.mapping();
    keys.names().forEach(in::has);
    this.keys = keys;
    this.version = version;
  }

  /**
   * Reads an element of a chain or ladder.
   *
   * @param next the one right inside it; null if there is none
   */
  public static VendorElement read(Named element, VendorCatalogue vendors, @Nullable Named next) {
    VendorElement read =
        read(
            element.key().text(),
            element.key(),
            element.value(),
            new Around(vendors, Passed.none()));
    read.next = next;
    return read;
  }

  private static VendorElement read(
      String kind, ValueReader place, ValueReader said, Around around) {
    VendorKind its = around.vendors().kind(kind);
    VendorDefaults defaults = around.vendors().defaults(kind);
    ValueReader value = its.part(VendorFile.resolved(said, its));
    if (value.isPresent() && !value.isMapping()) {
      value.mapping(); // says that it must be one
    }
    Node.Mapping own =
        its.arranged(
            value.node() instanceof Node.Mapping given ? given : Node.Mapping.empty(value.at()));
    VendorDefaults.Version version = defaults.chosen(value.instead(own), own);
    VendorKeys keys =
        new VendorKeys(VendorDefaults.withoutChoice(own), version.keys(), defaults.unheeded());
    VendorElement read = new VendorElement(place, value.instead(keys.all()), keys, version, around);
    read.in.has(VendorDefaults.CHOICE, version.name());
    read.in.has(VendorDefaults.RELEASED);
    read.label(place, kind);
    return read;
  }

  /** Says what the defaults are called in a place. */
  private void label(ValueReader where, String kind) {
    where.labels(
        version.keys().at().source(),
        Origin.Kind.VENDOR,
        "vendor default (%s %s, %s)".formatted(kind, version.name(), version.asOf()));
  }

  /** True if all of it could be read: else what it lacks says nothing. */
  public boolean isWhole() {
    return keys.all().whole();
  }

  /** Where it stands. */
  public Position at() {
    return keys.all().at();
  }

  /** True if the scenario itself has the key. */
  public boolean isGiven(String key) {
    return keys.isGiven(key);
  }

  /** True if the key has a value: the scenario's, or one by default. */
  public boolean has(String key) {
    return in.has(key);
  }

  /** All keys of an element of this kind, with their defaults; some hold others of their kind. */
  public Node.Mapping keys() {
    return version.keys();
  }

  /** What the software does whatever it is told, in words of the scenario language. */
  public Node.Mapping behavior(String name) {
    return version.meanings(name);
  }

  /** Returns a value as it stands, for a key of the scenario language that takes the same. */
  public Node node(String key) {
    Node node = in.required(key).node();
    return node == null ? new Node.Scalar("", true, at()) : node;
  }

  /**
   * Returns what the scenario says under a key that changes nothing, such as a name that tells
   * elements apart; null if it says nothing.
   */
  public @Nullable Node aside(String key) {
    return keys.said(key);
  }

  /** Returns a reader of the value of a key. */
  public ValueReader value(String key) {
    return in.required(key);
  }

  /** True if the value of a key is a mapping, for keys that also take a plain value. */
  public boolean isMapping(String key) {
    return in.optional(key).isMapping();
  }

  /** Reads a mapping inside this one. */
  public VendorElement inside(String key) {
    VendorElement read =
        new VendorElement(place, in.optional(key), keys.inside(key), version, around.inside(key));
    inside.add(read);
    return read;
  }

  /** Reads what a key says as an element of another kind, over that one's defaults. */
  public VendorElement as(String key, String kind) {
    ValueReader value = in.optional(key);
    VendorElement read = read(kind, value, value, around.inside(key));
    read.label(place, kind); // what it says becomes a part of this one
    inside.add(read);
    return read;
  }

  /** Reads this element as one of another kind, given in that one's own keys. */
  public VendorElement as(Node.Mapping other, String kind) {
    VendorElement read = read(kind, place, self.instead(other), around);
    inside.add(read);
    return read;
  }

  /** Reads the element right inside this one; returns null if it is of another kind, or none. */
  public @Nullable VendorElement following(String kind) {
    Named element = next;
    if (element == null || !element.key().text().equals(kind)) {
      return null;
    }
    VendorElement read = read(element, around.vendors(), null);
    read.label(place, kind); // what it says may become a part of this one
    return read;
  }

  /** True if the name of the element right inside this one starts with one of some words. */
  public boolean isFollowedBy(List<String> prefixes) {
    Named element = next;
    return element != null && prefixes.stream().anyMatch(element.key().text()::startsWith);
  }

  /** The keys that the scenario itself has, in its order. */
  public Set<String> given() {
    return keys.given();
  }

  /**
   * Reads a list of mappings.
   *
   * @param defaults those of each mapping
   */
  public List<VendorElement> items(String key, Node.Mapping defaults) {
    List<VendorElement> items = new ArrayList<>();
    for (ValueReader item : in.required(key).list()) {
      item.mapping(); // says that it must be one
      Node.Mapping own =
          item.node() instanceof Node.Mapping given ? given : Node.Mapping.empty(at());
      VendorKeys its = keys.item(key, own, defaults);
      items.add(
          new VendorElement(place, item.instead(its.all()), its, version, around.inside(key)));
    }
    inside.addAll(items);
    return items;
  }

  /**
   * Reads a mapping of names to mappings.
   *
   * @param defaults those of each mapping
   */
  public Map<String, VendorElement> named(String key, Node.Mapping defaults) {
    Map<String, VendorElement> named = new LinkedHashMap<>();
    for (Named each : in.optional(key).children()) {
      each.value().mapping(); // says that it must be one
      Node.Mapping own =
          each.value().node() instanceof Node.Mapping given ? given : Node.Mapping.empty(at());
      VendorKeys its = keys.item(key, own, defaults);
      named.put(
          each.key().text(),
          new VendorElement(
              place, each.value().instead(its.all()), its, version, around.inside(key)));
    }
    inside.addAll(named.values());
    return named;
  }

  /** Reads a list of anything. */
  public List<Node> list(String key) {
    List<Node> items = new ArrayList<>();
    for (ValueReader item : in.required(key).list()) {
      Node node = item.node();
      if (node != null) {
        items.add(node);
      }
    }
    return items;
  }

  /** Reads the name of a provider, alone or as the {@code provider} of a mapping. */
  public Node target(String key) {
    return isMapping(key) ? inside(key).node("provider") : node(key);
  }

  /** Reads a number that is at least 0, and adds a unit to it. */
  public Node.Scalar suffixed(String key, String suffix) {
    ValueReader value = in.required(key);
    value.decimal(0, Double.POSITIVE_INFINITY);
    return Unit.with(scalar(value), suffix);
  }

  /** Returns a mapping in which nothing is given, for a list that has none. */
  public VendorElement usual(Node.Mapping defaults) {
    Node.Mapping none = Node.Mapping.empty(at());
    VendorKeys usual = new VendorKeys(none, defaults, Unheeded.none(none));
    return new VendorElement(place, self.instead(usual.all()), usual, version, around);
  }

  /** Returns a text. */
  public String text(String key) {
    return in.required(key).text();
  }

  /** Reads a time; a bare number is in the given unit. */
  public Node.Scalar time(String key, Unit unit) {
    ValueReader value = unit.of(in.required(key));
    value.nanos();
    return scalar(value);
  }

  /** Returns a time in nanoseconds; a bare number is in the given unit. */
  public long nanos(String key, Unit unit) {
    return unit.of(in.required(key)).nanos();
  }

  /**
   * Reads a whole number in a range; both ends are allowed.
   *
   * @param plus what is added to it where the language counts otherwise than the vendor
   */
  public Node.Scalar whole(String key, int least, int most, int plus) {
    ValueReader value = in.required(key);
    long number = value.count(least, most);
    return plus == 0 ? scalar(value) : written(value, Long.toString(number + plus));
  }

  /** Returns a number up to the largest of 32 bits; those stand for no limit. */
  public long limit(String key, int least) {
    return in.required(key).count(least, UNSIGNED);
  }

  /** Returns a whole number in a range; both ends are allowed. */
  public int number(String key, int least, int most) {
    return (int) in.required(key).count(least, most);
  }

  /** Reads a number in a range; both ends are allowed, infinite ones stand for no limit. */
  public Node.Scalar decimal(String key, double least, double most) {
    ValueReader value = in.required(key);
    value.decimal(least, most);
    return scalar(value);
  }

  /** Reads a share; a bare number is in percent. */
  public Node.Scalar percent(String key) {
    ValueReader share = Unit.suffixed(in.required(key), "%");
    share.share();
    return scalar(share);
  }

  /** Reads a rate; a bare number is one in a second. */
  public Node.Scalar perSecond(String key) {
    ValueReader rate = Unit.suffixed(in.required(key), "/s");
    rate.perSecond();
    return scalar(rate);
  }

  /** Reads a share that the vendor writes as a decimal. */
  public Node.Scalar fraction(String key) {
    ValueReader value = in.required(key);
    boolean fits = value.decimal(0, 1) >= 0 && !value.isFaulty();
    String said = scalar(value).text();
    String percent = fits ? new BigDecimal(said).movePointRight(2).toPlainString() : "0";
    return written(value, percent + "%");
  }

  /** Reads a factor, a bare number. */
  public Node.Scalar factor(String key) {
    ValueReader value = in.required(key);
    value.decimal(0, Double.POSITIVE_INFINITY);
    return Unit.with(scalar(value), "x");
  }

  /** Returns {@code true} or {@code false}. */
  public boolean flag(String key) {
    return in.required(key).bool();
  }

  /**
   * Reads a list of words, and puts others in their place.
   *
   * @param meanings a list for each word
   */
  public Node translated(String key, Node.Mapping meanings) {
    return VendorWords.translated(in.required(key).list(), meanings, node(key).at());
  }

  /** As {@link #translated(String, Node.Mapping)}, of one text that has commas between words. */
  public Node.Sequence translatedText(String key, Node.Mapping meanings) {
    ValueReader value = in.required(key);
    List<ValueReader> items = new ArrayList<>();
    for (String word : value.text().split(",", -1)) {
      items.add(value.instead(new Node.Scalar(word.strip(), true, value.at())));
    }
    return VendorWords.translated(items, meanings, node(key).at());
  }

  /** Reads a list of HTTP statuses, and adds words to it. */
  public Node.Sequence statuses(String key, List<String> words) {
    List<Node> items = new ArrayList<>();
    for (ValueReader item : in.required(key).list()) {
      item.integer(100, 599);
      items.add(scalar(item));
    }
    Position at = node(key).at();
    words.forEach(word -> items.add(new Node.Scalar(word, true, at)));
    return new Node.Sequence(items, at);
  }

  /** Reads one of some words, in any case. */
  public String word(String key, List<String> words) {
    return VendorWords.word(in.required(key), words);
  }

  /** Records an error about the element as a whole. */
  public void error(String message, @Nullable String help) {
    in.error(message, help);
  }

  /** Records a warning about the element as a whole. */
  public void warning(String message, @Nullable String help) {
    in.warning(message, help);
  }

  /** True if an error was recorded about the element. */
  public boolean isFaulty() {
    return in.isFaulty();
  }

  /** Starts an element of the scenario language that stands for this one. */
  public Written write() {
    return new Written(at(), version.keys().at());
  }

  /** Reports unknown keys, those that are not simulated, and once those that have no effect. */
  public void finish() {
    finishAll();
    around.passed().report(in);
  }

  private void finishAll() {
    around.passed().add(keys);
    inside.forEach(VendorElement::finishAll);
    in.finish();
    for (String key : keys.repeated()) {
      in.error("'%s' is given twice".formatted(key), "one spelling is enough");
    }
    keys.remarks().forEach((key, why) -> in.warning("%s has no effect".formatted(key), why));
    in.changesNothing(keys.remarks().keySet());
    keys.refused()
        .forEach(
            (key, why) ->
                self.instead(key)
                    .error("%s is not simulated: %s".formatted(key.text(), why), null));
  }

  /** Returns a text at the place of a value. */
  private Node.Scalar written(ValueReader value, String text) {
    return new Node.Scalar(text, true, scalar(value).at());
  }

  private Node.Scalar scalar(ValueReader value) {
    return value.node() instanceof Node.Scalar scalar ? scalar : new Node.Scalar("", true, at());
  }
}
