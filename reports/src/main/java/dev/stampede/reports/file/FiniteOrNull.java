package dev.stampede.reports.file;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a figure; null for one that is infinite or that there is not. */
final class FiniteOrNull extends ValueSerializer<Double> {

  @Override
  public void serialize(Double figure, JsonGenerator json, SerializationContext context) {
    if (Double.isFinite(figure)) {
      json.writeNumber(figure.doubleValue());
    } else {
      json.writeNull();
    }
  }
}
