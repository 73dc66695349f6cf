package dev.stampede.scenarios.language.provider;

import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of engine.
 *
 * @param form the keys below its name
 * @param number the one that may stand in place of all, with the others beside it; null if none may
 * @param reading makes an engine of the keys
 */
public record EngineKind(Form form, @Nullable Key<?> number, Reading reading) {

  /** Makes an engine. */
  public interface Reading {
    /**
     * Reads the keys.
     *
     * @param number the value of the key that may stand in place of all; if there is none, that of
     *     the kind's key
     * @param standIn what to return if they are not well
     */
    EngineSpec read(MappingReader in, ValueReader number, EngineSpec standIn);
  }

  /** Returns a kind whose keys stand below its name only. */
  public static Kind<EngineKind> of(String name, Form form, Keys keys) {
    return of(name, form, null, (in, number, standIn) -> keys.read(in, standIn));
  }

  /** Returns a kind of which one key may stand in place of all. */
  public static Kind<EngineKind> of(
      String name, Form form, @Nullable Key<?> number, Reading reading) {
    Form whole = form.and(StartsDecoder.STARTS);
    return Kind.of(name, whole, new EngineKind(whole, number, withStarts(reading)));
  }

  /** Every engine may say how its machines start. */
  private static Reading withStarts(Reading reading) {
    return (in, value, standIn) -> {
      MappingReader starts = in.find(StartsDecoder.STARTS);
      return StartsDecoder.around(reading.read(in, value, standIn), starts);
    };
  }

  /** Makes an engine of keys alone. */
  public interface Keys {
    /**
     * Reads the keys.
     *
     * @param standIn what to return if they are not well
     */
    EngineSpec read(MappingReader in, EngineSpec standIn);
  }

  /** The keys with the number at that of the kind, and the others beside it; none if none may. */
  Optional<Form> flat(String kind) {
    Key<?> of = number;
    if (of == null) {
      return Optional.empty();
    }
    return Optional.of(
        form.with(of, Key.required(kind, of.type(), of.sentence()))
            .called("flat-" + kind, form.sentence()));
  }

  /** Reads the keys below the name of the kind. */
  EngineSpec read(MappingReader in, ValueReader below, EngineSpec standIn) {
    return reading.read(in, number == null ? below : in.value(number), standIn);
  }
}
