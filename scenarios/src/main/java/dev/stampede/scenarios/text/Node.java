package dev.stampede.scenarios.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a scenario file, before anyone has asked what it means. */
public sealed interface Node {

  /** Where the value starts. */
  Position at();

  /** What it is, for a message: "a list", say. */
  String noun();

  /**
   * A single value.
   *
   * @param text the text, without quotes and escapes
   * @param plain true if it is not quoted, so that it can be a number, a boolean or null
   */
  record Scalar(String text, boolean plain, Position at) implements Node {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** True for {@code null}, {@code ~} and nothing at all. */
    public boolean isNull() {
      return plain && NULLS.contains(text);
    }

    /** True for nothing at all, as after {@code key:}. */
    public boolean isEmpty() {
      return plain && text.isEmpty();
    }

    @Override
    public String noun() {
      return Visible.brief(text);
    }
  }

  /** A list of values. */
  record Sequence(List<Node> items, Position at) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    /** Returns the index of the item that is a mapping with this {@code id}; -1 for none. */
    public int indexOf(String id) {
      for (int i = 0; i < items.size(); i++) {
        Entry own = items.get(i) instanceof Mapping mapping ? mapping.find("id") : null;
        if (own != null && own.value() instanceof Scalar said && said.text().equals(id)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public String noun() {
      return "a list";
    }
  }

  /**
   * Keys with their values, in the order of the file. No key stands twice.
   *
   * @param whole false if entries are missing here because they could not be read
   */
  record Mapping(List<Entry> entries, boolean whole, Position at) implements Node {
    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String noun() {
      return "a mapping";
    }

    /** Returns a mapping without keys. */
    public static Mapping empty(Position at) {
      return new Mapping(List.of(), true, at);
    }

    /** Returns this mapping with an entry replaced, or added. */
    public Mapping with(Entry entry) {
      Map<String, Entry> merged = new LinkedHashMap<>();
      entries.forEach(own -> merged.put(own.key().text(), own));
      merged.put(entry.key().text(), entry);
      return new Mapping(List.copyOf(merged.values()), whole, at);
    }

    /** Returns what another mapping says over this one: mappings in both are merged as well. */
    public Mapping under(Mapping over) {
      Map<String, Entry> merged = new LinkedHashMap<>();
      entries.forEach(own -> merged.put(own.key().text(), own));
      for (Entry entry : over.entries()) {
        Entry base = merged.get(entry.key().text());
        Node value = entry.value();
        if (base != null
            && base.value() instanceof Mapping below
            && value instanceof Mapping above) {
          value = below.under(above);
        }
        merged.put(entry.key().text(), new Entry(entry.key(), value));
      }
      return new Mapping(List.copyOf(merged.values()), whole && over.whole(), over.at());
    }

    /** As {@link #find}, but letter case, dashes and underscores do not count. */
    public @Nullable Entry findInAnySpelling(String key) {
      String folded = Suggestion.fold(key);
      for (Entry entry : entries) {
        if (Suggestion.fold(entry.key().text()).equals(folded)) {
          return entry;
        }
      }
      return null;
    }

    /** Returns the entry with this key; null if there is none. */
    public @Nullable Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  /** A key with its value. */
  record Entry(Scalar key, Node value) {}

  /** Something that was reported already, so that nobody needs to complain about it again. */
  record Unreadable(Position at) implements Node {
    @Override
    public String noun() {
      return "unreadable";
    }
  }
}
