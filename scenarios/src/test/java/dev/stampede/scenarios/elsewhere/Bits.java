package dev.stampede.scenarios.elsewhere;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.Latency;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** A hash over every value that an object holds, whatever it is made of: what it may hide, too. */
final class Bits {

  private Digest digest = Digest.EMPTY;

  static Digest of(Object object) {
    Bits bits = new Bits();
    bits.add(object);
    return bits.digest;
  }

  private void add(@Nullable Object object) {
    if (object == null) {
      digest = digest.with("null");
    } else if (object instanceof Double number) {
      digest = digest.with(Double.doubleToRawLongBits(number));
    } else if (object instanceof Number number) {
      digest = digest.with(number.longValue());
    } else if (object instanceof String || object instanceof Boolean || object instanceof Enum<?>) {
      digest = digest.with(object.toString());
    } else if (object instanceof Histogram histogram) {
      for (HistogramIterationValue value : histogram.recordedValues()) {
        digest =
            digest.with(value.getValueIteratedTo()).with(value.getCountAddedInThisIterationStep());
      }
    } else if (object instanceof byte[] bytes) {
      digest = digest.with(Arrays.hashCode(bytes));
    } else if (object instanceof long[] numbers) {
      digest = digest.with(Arrays.hashCode(numbers));
    } else if (object.getClass().isArray()) {
      digest = digest.with(Array.getLength(object));
      for (int i = 0; i < Array.getLength(object); i++) {
        add(Array.get(object, i));
      }
    } else if (object.getClass().getName().startsWith("dev.stampede.")) {
      digest = digest.with(object.getClass().getName());
      if (object instanceof Latency latency) {
        latency.histogram(); // few values may be kept in another way than they have travelled in
      }
      for (Field field : object.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          add(value(field, object));
        }
      }
    } else if (object instanceof List<?> list) {
      digest = digest.with(list.size());
      list.forEach(this::add);
    } else if (object instanceof Map<?, ?> map) {
      digest = digest.with(map.size());
      map.forEach(
          (key, value) -> {
            add(key);
            add(value);
          });
    } else {
      throw new AssertionError("what is in a " + object.getClass() + "?");
    }
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
