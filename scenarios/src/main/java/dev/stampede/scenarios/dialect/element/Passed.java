package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.MappingReader;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keys of an element that change nothing, collected so that they are told at once.
 *
 * @param before the path from the element to where they stand, with a point behind it
 * @param withoutEffect those of the whole element that the software has
 * @param unknown those that it does not have, and passes over
 */
record Passed(String before, Set<String> withoutEffect, Set<String> unknown) {

  /** None yet, of an element as a whole. */
  static Passed none() {
    return new Passed("", new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** Those of what is below a key, which go to the same place. */
  Passed inside(String key) {
    return new Passed(before + key + ".", withoutEffect, unknown);
  }

  /** Adds those of a mapping. */
  void add(VendorKeys keys) {
    keys.withoutEffect().forEach(key -> withoutEffect.add(before + key));
    keys.unknown().forEach(key -> unknown.add(before + key));
  }

  /** Tells of all of them. */
  void report(MappingReader in) {
    in.changesNothing(withoutEffect);
    in.changesNothing(unknown);
    if (!withoutEffect.isEmpty()) {
      String verb = withoutEffect.size() == 1 ? "has" : "have";
      in.warning("%s %s no effect here".formatted(VendorWords.listed(withoutEffect), verb), null);
    }
    if (!unknown.isEmpty()) {
      String verb = unknown.size() == 1 ? "is" : "are";
      in.warning(
          "%s %s not known, and passed over".formatted(VendorWords.listed(unknown), verb), null);
    }
  }
}
