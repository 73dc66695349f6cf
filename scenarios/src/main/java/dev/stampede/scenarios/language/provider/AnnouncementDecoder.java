package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code announced_after} and {@code resolved_after} of faults and incidents. */
final class AnnouncementDecoder {
  private static final String NEVER = "never";

  private static final Key<ValueReader> ANNOUNCED =
      Key.absent(
          "announced_after",
          Type.as(
              Shape.either(
                  new Shape.Words(List.of(NEVER)), DistributionDecoder.TIME.any().shape())),
          "{dist: lognormal, p50: 23m, p90: 70m}",
          "from its start until the status page shows it, if it is not over by then, or never");
  private static final Key<Distribution> RESOLVED =
      Key.optional(
          "resolved_after",
          DistributionDecoder.TIME.any(),
          "37m",
          "how long after its end the page still shows it");

  private static final Key<Double> PAGE_DOWN =
      Key.optional(
          "page_down",
          Type.SHARE,
          "0%",
          "the chance that the page is down with its owner, and never shows it");

  /** The keys. */
  static final Form FORM =
      Form.of("announcement", "what the status page shows", ANNOUNCED, RESOLVED, PAGE_DOWN);

  private AnnouncementDecoder() {}

  /** Returns when the status page shows what is being read. */
  static AnnouncementSpec read(MappingReader in) {
    ValueReader value = in.find(ANNOUNCED);
    Distribution after = value == null ? AnnouncementSpec.USUAL.after() : after(value);
    Distribution resolved = in.get(RESOLVED);
    return new AnnouncementSpec(after, resolved, in.get(PAGE_DOWN));
  }

  private static @Nullable Distribution after(ValueReader value) {
    return value.isWord(NEVER) ? null : DistributionDecoder.TIME.any().read(value);
  }
}
