package dev.stampede.reports.answer;

import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a histogram that {@link PackedHistogram} wrote. */
final class UnpackedHistogram extends ValueDeserializer<Histogram> {

  @Override
  public Histogram deserialize(JsonParser json, DeserializationContext context) {
    try {
      return of(json.getBinaryValue());
    } catch (RuntimeException e) { // it throws whatever it stumbles over
      return context.reportInputMismatch(Histogram.class, "not a histogram: %s", e.getMessage());
    }
  }

  static Histogram of(byte[] packed) {
    return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(packed), 0);
  }
}
