package dev.stampede.reports.answer;

import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a histogram in HdrHistogram's encoding V2, some bytes for each bucket that is not empty.
 */
final class PackedHistogram extends ValueSerializer<Histogram> {

  @Override
  public void serialize(Histogram histogram, JsonGenerator json, SerializationContext context) {
    ByteBuffer packed = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(packed);
    json.writeBinary(packed.array(), 0, length);
  }
}
