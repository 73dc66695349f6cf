package dev.stampede.scenarios.explain;

import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What vendors call that which their elements are translated into: a value of ours that stands
 * where one of the vendor's does is the vendor's.
 */
final class VendorNames {
  private final Map<Effective, Element> elements = new HashMap<>();

  /** One element, by where its values stand. */
  private static final class Element {
    private final String kind;
    private final Map<Position, String> keys = new HashMap<>();
    private final Map<Position, Effective> items = new HashMap<>();

    Element(VendorPlace place) {
      this.kind = place.kind();
      place.children().forEach(child -> add(child, null));
    }

    private void add(Effective place, @Nullable Effective around) {
      List<Effective> children = place.children();
      boolean isItem = place.key().startsWith("[") && !children.isEmpty();
      Effective item = isItem ? place : around;
      if (item != null) {
        items.put(place.valueAt(), item);
      }
      if (place.text() != null) {
        keys.putIfAbsent(place.at(), place.key());
      }
      children.forEach(child -> add(child, item));
    }
  }

  /** Looks up the elements of an architecture. */
  VendorNames(List<VendorPlace> places) {
    places.forEach(place -> elements.put(place.item(), new Element(place)));
  }

  private @Nullable Element of(Effective place) {
    return place.isTranslated() ? elements.get(place.written()) : null;
  }

  /** The kind of the element that something is translated from; null if it is none's. */
  @Nullable String kind(Effective place) {
    Element element = of(place);
    return element == null ? null : element.kind;
  }

  /** What a policy is called: by the vendor's key that gives its first value, or by its kind. */
  String policy(Effective place) {
    Element element = of(place);
    String key = element == null ? null : key(place, element);
    return key == null ? ownKind(place) : key;
  }

  private static @Nullable String key(Effective place, Element element) {
    String key = place.text() == null ? null : element.keys.get(place.at());
    for (Effective child : place.children()) {
      key = key == null ? key(child, element) : key;
    }
    return key;
  }

  private static String ownKind(Effective place) {
    return place.text() != null ? place.text() : place.children().get(0).key();
  }

  /** What those are called that a ladder tries one after the other. */
  String entries(Effective place) {
    String kind = kind(place);
    return kind == null ? "ladder" : VendorKinds.kind(kind).entries();
  }

  /** The item of a list of the vendor's that a rung or an endpoint comes from; null if none. */
  @Nullable Effective item(Effective place) {
    Element element = of(place);
    return element == null ? null : item(place, element);
  }

  /** The first item that something in a place comes from. */
  private static @Nullable Effective item(Effective place, Element element) {
    Effective item = element.items.get(place.valueAt());
    for (Effective child : place.children()) {
      item = item == null ? item(child, element) : item;
    }
    return item;
  }

  /** What a rung or an endpoint is called by its item's own name; null if it has none. */
  @Nullable String own(Effective place) {
    String kind = kind(place);
    String key = kind == null ? null : VendorKinds.kind(kind).entryName();
    Effective item = key == null ? null : item(place);
    return key == null || item == null ? null : item.text(key);
  }

  /** The number of a rung or an endpoint in the lists that its item is in; null if in none. */
  @Nullable String number(Effective place) {
    Effective item = item(place);
    String kind = kind(place);
    if (item == null || kind == null) {
      return null;
    }
    String path = item.path();
    return Arrays.stream(path.substring(path.indexOf(kind) + kind.length()).split("\\.", -1))
        .filter(step -> step.contains("["))
        .collect(Collectors.joining("."));
  }
}
