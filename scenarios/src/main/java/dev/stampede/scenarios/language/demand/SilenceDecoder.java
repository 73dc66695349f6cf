package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.SilenceSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code silent}: owners who leave without a word. */
final class SilenceDecoder {

  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many of those whose patience ends");
  private static final Key<Distribution> FOUND_AFTER =
      Key.absent(
          "found_after",
          DistributionDecoder.TIME.any(),
          "never",
          "how long a person is at it, from when they take it up or the owner leaves, until they"
              + " find that nobody is there; machines never do");
  private static final Form SILENCE =
      Form.of(
          "silent",
          "owners who leave without a word at the end of their patience: their work keeps its place,"
              + " and is served for nobody",
          SHARE,
          FOUND_AFTER);
  private static final Key<MappingReader> SILENT =
      Key.absent("silent", Type.mapping(SILENCE), "nobody", "who of them leaves without a word");

  private SilenceDecoder() {}

  /** Returns a form with the key beside that of patience. */
  static Form beside(Key<?> patience, Form form) {
    return form.when(Condition.given(patience), SILENT);
  }

  /** Returns how owners leave; null if all of them say so. */
  static @Nullable SilenceSpec read(MappingReader in) {
    MappingReader silent = in.find(SILENT);
    if (silent == null) {
      return null;
    }
    double share = silent.get(SHARE);
    Distribution foundAfter = silent.find(FOUND_AFTER);
    return silent.build(() -> new SilenceSpec(share, foundAfter));
  }
}
