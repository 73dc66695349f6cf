package dev.stampede.scenarios.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that something may be of, in the order in which they are told: a new kind is one more
 * of them.
 *
 * @param <D> what reads one
 */
public final class Kinds<D> {
  private final String noun;
  private final Map<String, Kind<D>> kinds = new LinkedHashMap<>();

  /**
   * Creates a table.
   *
   * @param noun what all of them are: "policy", say
   */
  public Kinds(String noun, List<Kind<D>> kinds) {
    this.noun = noun;
    for (Kind<D> kind : kinds) {
      if (this.kinds.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("two kinds are called '%s'".formatted(kind.name()));
      }
    }
  }

  /** Returns this table with one more kind. */
  public Kinds<D> and(Kind<D> kind) {
    List<Kind<D>> all = new ArrayList<>(kinds.values());
    all.add(kind);
    return new Kinds<>(noun, all);
  }

  /** What all of them are: "policy", say. */
  public String noun() {
    return noun;
  }

  /** The words for them. */
  public Set<String> names() {
    return Collections.unmodifiableSet(kinds.keySet());
  }

  public List<Kind<D>> list() {
    return List.copyOf(kinds.values());
  }

  /** Returns what reads a kind; null if there is none of this name. */
  public @Nullable D find(String name) {
    Kind<D> kind = kinds.get(name);
    return kind == null ? null : kind.decoder();
  }

  /** Returns what reads them by their names, for a key that says one of these. */
  public Map<String, D> decoders() {
    Map<String, D> decoders = new LinkedHashMap<>();
    kinds.forEach((name, kind) -> decoders.put(name, kind.decoder()));
    return decoders;
  }

  /**
   * Reads an element: the name of a kind, or a mapping with one key, which is the name. All kinds
   * have the keys of a form.
   *
   * @param reading makes what the keys of a kind say
   * @param standIn for what is of no kind, which is an error
   */
  public <T> T read(ValueReader value, BiFunction<D, MappingReader, T> reading, T standIn) {
    Named element = value.element();
    Kind<D> kind = kinds.get(element.key().reference(noun, kinds.keySet()));
    if (kind != null && kind.shape() instanceof Shape.Keys keys) {
      return reading.apply(kind.decoder(), element.value().mapping(keys.form()));
    }
    element.value().mapping();
    return standIn;
  }
}
