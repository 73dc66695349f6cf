package dev.stampede.reports.explanation.vendor;

import dev.stampede.reports.explanation.EffectiveValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's element in the vendor's own words.
 *
 * @param kind its name in the scenario, {@code litellm.router} for instance
 * @param version the one whose defaults and behaviour hold
 * @param asOf the date of that version's source, as in {@code 2026-05-02}
 * @param source what was read of the software
 * @param chosen where the scenario chooses the version; null where it is the newest known
 * @param path dotted, as {@code --set} takes it
 * @param file the source that the element stands in
 * @param line counted from 1
 * @param inheritedFrom the architecture that it was taken over from; null if from none
 * @param does what the version does whatever it is told, by what it is about
 * @param values what holds, by the vendor's keys
 * @param meanings what the keys mean, by the keys
 * @param withoutEffect keys that are given and change nothing, as dotted paths
 */
public record VendorElementWords(
    String kind,
    String version,
    String asOf,
    String source,
    @Nullable String chosen,
    String path,
    String file,
    int line,
    @Nullable String inheritedFrom,
    Map<String, String> does,
    List<EffectiveValue> values,
    Map<String, String> meanings,
    List<String> withoutEffect) {

  /** Copies the collections. */
  public VendorElementWords {
    does = Collections.unmodifiableMap(new LinkedHashMap<>(does));
    values = List.copyOf(values);
    meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    withoutEffect = List.copyOf(withoutEffect);
  }
}
