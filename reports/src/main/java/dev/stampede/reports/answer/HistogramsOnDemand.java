package dev.stampede.reports.answer;

import java.util.AbstractList;
import java.util.List;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Reads the histograms of many intervals, and unpacks each when it is asked for: packed they are
 * some hundred bytes each, and a quarter of a megabyte otherwise.
 */
final class HistogramsOnDemand extends ValueDeserializer<List<Histogram>> {

  @Override
  public List<Histogram> deserialize(JsonParser json, DeserializationContext context) {
    byte[][] packed = context.readValue(json, byte[][].class);
    return new AbstractList<>() {
      @Override
      public Histogram get(int index) {
        return UnpackedHistogram.of(packed[index]);
      }

      @Override
      public int size() {
        return packed.length;
      }
    };
  }

  /** Says of which list it reads the histograms. */
  @SuppressWarnings("UnusedVariable") // read by Jackson
  abstract static class OfCourse {
    @JsonDeserialize(using = HistogramsOnDemand.class)
    private List<Histogram> latencyByInterval = List.of();
  }
}
