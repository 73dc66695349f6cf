package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;

/** Reads {@code announced_after} and {@code resolved_after} of faults and incidents. */
final class AnnouncementDecoder {
  private static final String NEVER = "never";

  private AnnouncementDecoder() {}

  /** Returns when the status page shows what is being read. */
  static AnnouncementSpec read(MappingReader in) {
    ValueReader value = in.optional("announced_after", "10m");
    Distribution after = value.isWord(NEVER) ? null : DistributionDecoder.TIME.read(value);
    Distribution resolved = DistributionDecoder.TIME.read(in.optional("resolved_after", "37m"));
    return new AnnouncementSpec(after, resolved);
  }
}
