package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds at one place of a scenario, given or by default, where that comes from, and what is
 * below. Decoders fill it as they read; whoever explains or judges a scenario looks things up.
 *
 * <p>What is said first stays: a place can be read again without a change.
 */
public final class Effective {
  /** Starts the key of a part; no path shows it. */
  private static final String PART = "#";

  private final @Nullable Effective parent;
  private final String key;
  private final Map<String, Effective> children = new LinkedHashMap<>(0);
  private final Map<Source, Label> labels = new LinkedHashMap<>(0);
  private final List<Effective> elements = new ArrayList<>(0);
  private final Set<String> inert = new LinkedHashSet<>(0);
  private @Nullable Position at;
  private @Nullable Position valueAt;
  private @Nullable String text;
  private boolean byDefault;
  private @Nullable String heir;
  private @Nullable Key<?> declaration;

  /** What values that stand in one source are called. */
  private record Label(Origin.Kind kind, String words) {}

  private Effective(@Nullable Effective parent, String key) {
    this.parent = parent;
    this.key = key;
  }

  /** Returns a whole scenario, of which nothing is known yet. */
  public static Effective root() {
    return new Effective(null, "");
  }

  /** Returns what is below a key, or {@code [0]} in a list; it is made if need be. */
  Effective child(String childKey) {
    return children.computeIfAbsent(childKey, k -> new Effective(this, k));
  }

  /** Returns what holds in one of several things that stand here for another. */
  Effective part(int index) {
    return child(PART + index);
  }

  /** Records a value that a source says. */
  void says(Position where, Node node) {
    if (at == null) {
      at = where;
      valueAt = node.at();
    }
    if (text == null && node instanceof Node.Scalar scalar && !scalar.isNull()) {
      text = scalar.text();
    }
  }

  /** Records which key of the language it is the value of. */
  void declares(Key<?> said) {
    if (declaration == null) {
      declaration = said;
    }
  }

  /**
   * The key of the language that it is the value of; null for an item of a list, for what a name of
   * the file's own stands for, and for what no key was asked about.
   */
  public @Nullable Key<?> declaration() {
    return declaration;
  }

  /** Records what holds where no source says anything, in words such as "none". */
  void byDefault(Position where, String words) {
    byDefault(where, new Node.Scalar(words, true, where));
  }

  /** Records the value that holds where no source says any. */
  void byDefault(Position where, Node node) {
    if (at == null) {
      byDefault = true;
      says(where, node);
    }
  }

  /** Records that all below was taken over from another architecture. */
  void inheritedFrom(String name) {
    heir = name;
  }

  /** Records what values here and below are called that stand in a source. */
  void labels(Source source, Origin.Kind kind, String words) {
    labels.put(source, new Label(kind, words));
  }

  /** Records keys below that were given and change nothing. */
  void changesNothing(Set<String> keys) {
    inert.addAll(keys);
  }

  /** Returns the keys, as dotted paths from here, that were given and change nothing. */
  public Set<String> inert() {
    return Collections.unmodifiableSet(inert);
  }

  /** Records where the next policy of a chain, or rung of a ladder, stands. */
  public void hasElement(Effective place) {
    elements.add(place);
  }

  /** Returns where the policies of a chain or the rungs of a ladder stand, in their order. */
  public List<Effective> elements() {
    return List.copyOf(elements);
  }

  /** As {@link #elements()}, of what is below a key; none if nothing is. */
  public List<Effective> elements(String key) {
    Effective list = children.get(key);
    return list == null ? List.of() : list.elements();
  }

  /** The kind of an element of a chain or ladder; of what stands for a vendor's, the vendor's. */
  public String kind() {
    if (isPart() && parent != null) {
      return parent.kind();
    }
    return text != null ? text : children().get(0).key();
  }

  /** True if it stands in what a vendor's element is translated into. */
  public boolean isTranslated() {
    return isPart() || (parent != null && parent.isTranslated());
  }

  /** This place, or that of the vendor's element that is translated into it. */
  public Effective written() {
    Effective place = this;
    while (place.parent != null && place.isTranslated()) {
      place = place.parent;
    }
    return place;
  }

  /** True for one of the things that a vendor's element is translated into. */
  public boolean isPart() {
    return key.startsWith(PART);
  }

  /** The last step of the path: a key, or {@code [0]}. */
  public String key() {
    return key;
  }

  /** The dotted path, as messages show it and {@code --set} takes it. */
  public String path() {
    if (parent == null) {
      return "";
    }
    String before = parent.path();
    if (isPart()) {
      return before;
    }
    String shown = Visible.brief(key);
    return before.isEmpty() || key.startsWith("[") ? before + shown : before + "." + shown;
  }

  /** The value, as a file would say it; null for a mapping or a list. */
  public @Nullable String text() {
    return text;
  }

  /** The value of a key below, as a file would say it; null if nothing was read there. */
  public @Nullable String text(String... keys) {
    Effective found = find(keys);
    return found == null ? null : found.text;
  }

  /** Returns what is below some keys; null if nothing was read there. */
  public @Nullable Effective find(String... keys) {
    Effective found = this;
    for (String step : keys) {
      found = found == null ? null : found.children.get(step);
    }
    return found == null || found.at == null ? null : found;
  }

  /** Returns what is below some keys, or as near to it as anything was read. */
  public Effective nearest(String... keys) {
    Effective found = this;
    for (String step : keys) {
      Effective next = found.find(step);
      if (next == null) {
        return found;
      }
      found = next;
    }
    return found;
  }

  /** The children that say anything, in the order in which they were read. */
  public List<Effective> children() {
    return children.values().stream().filter(Effective::isSaid).toList();
  }

  private boolean isSaid() {
    return text != null || children.values().stream().anyMatch(Effective::isSaid);
  }

  /** True if it is the language's default, or an item of one. */
  private boolean isDefault() {
    return byDefault || (parent != null && parent.byDefault);
  }

  /** Where it stands; a mapping at its key. */
  public Position at() {
    if (at == null) {
      throw new IllegalStateException(path() + " was never read");
    }
    return at;
  }

  /** Where the value stands, also that of a mapping. */
  public Position valueAt() {
    return valueAt == null ? at() : valueAt;
  }

  /** Where to point in the scenario: here, or what names the preset or the vendor that says it. */
  public Position atInScenario() {
    for (Effective place = this; place != null; place = place.parent) {
      if (place.at != null && place.label(place.at.source()) == null) {
        return place.at;
      }
    }
    return at();
  }

  private @Nullable Label label(Source source) {
    for (Effective place = this; place != null; place = place.parent) {
      Label label = place.labels.get(source);
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  /** Where the value comes from. */
  public Origin origin() {
    Position where = at();
    if (isDefault()) {
      return new Origin(Origin.Kind.DEFAULT, "default", where);
    }
    Label label = label(where.source());
    if (label != null) {
      return new Origin(label.kind(), label.words(), where);
    }
    if (where.source().isSetting()) {
      return new Origin(Origin.Kind.SET, "--set", where);
    }
    String file = where.source().isConfidential() ? where.source().name() + ", " : "";
    String line = file + "line " + where.line();
    String from = inheritedFrom();
    return new Origin(Origin.Kind.SCENARIO, from == null ? line : line + ", from " + from, where);
  }

  /** The architecture that this was taken over from; null if from none. */
  public @Nullable String inheritedFrom() {
    for (Effective place = this; place != null; place = place.parent) {
      if (place.heir != null) {
        return place.heir;
      }
    }
    return null;
  }
}
