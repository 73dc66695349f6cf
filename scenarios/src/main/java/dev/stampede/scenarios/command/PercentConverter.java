package dev.stampede.scenarios.command;

import dev.stampede.scenarios.command.precision.MetricWidth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share in percent, as in 95% or 99.5%: a number from 0 to 1. */
final class PercentConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      return MetricWidth.share(text, "a share, as in 95%");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
