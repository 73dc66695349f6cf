package dev.stampede.models.arrival;

import java.util.List;

/** Several rates at once. */
public record Sum(List<RateCurve> parts) implements RateCurve {

  /** Copies the list. */
  public Sum {
    parts = List.copyOf(parts);
  }

  @Override
  public double after(long nanos) {
    double sum = 0;
    for (RateCurve part : parts) {
      sum += part.after(nanos);
    }
    return sum;
  }

  @Override
  public double before(long nanos) {
    double sum = 0;
    for (RateCurve part : parts) {
      sum += part.before(nanos);
    }
    return sum;
  }

  @Override
  public long nextKnot(long nanos) {
    long knot = NEVER;
    for (RateCurve part : parts) {
      knot = Math.min(knot, part.nextKnot(nanos));
    }
    return knot;
  }

  @Override
  public List<Lift> raising() {
    return parts.stream().flatMap(part -> part.raising().stream()).toList();
  }

  @Override
  public double most() {
    double most = 0;
    for (RateCurve part : parts) {
      most += part.most();
    }
    return most;
  }
}
