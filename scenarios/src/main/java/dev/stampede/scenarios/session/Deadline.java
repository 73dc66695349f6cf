package dev.stampede.scenarios.session;

import dev.stampede.scenarios.read.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the machine's clock by which a command has to end. */
public record Deadline(long atNanoTime) {

  /** Whether it has passed. */
  public boolean isOver() {
    return System.nanoTime() - atNanoTime >= 0;
  }

  /** Makes a deadline of a duration in the words of the scenario language, from now on. */
  public static final class After implements ITypeConverter<Deadline> {

    @Override
    public Deadline convert(String text) {
      try {
        return new Deadline(System.nanoTime() + Durations.parse(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
