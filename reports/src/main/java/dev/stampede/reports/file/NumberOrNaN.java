package dev.stampede.reports.file;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link FiniteOrNull} wrote: null is no figure, whatever it was. */
final class NumberOrNaN extends ValueDeserializer<Double> {

  @Override
  public Double deserialize(JsonParser json, DeserializationContext context) {
    return json.getDoubleValue();
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return Double.NaN;
  }
}
