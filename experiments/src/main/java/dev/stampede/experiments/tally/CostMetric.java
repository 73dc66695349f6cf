package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run costs in the mean of replications: all of it, or what is paid for one thing. Its
 * interval is that of the mean; what tickets are in it widen it as far as {@link MeanCount} says,
 * for that none was seen does not mean that there are none.
 *
 * @param part what is paid for; null for all of it
 */
record CostMetric(@Nullable CostPart part) implements FigureMetric {

  /** What is paid for one use case, not for all together. */
  private static final Set<@Nullable CostPart> OF_USE_CASES =
      EnumSet.of(CostPart.TICKETS, CostPart.TOKENS, CostPart.LOST_HOURS);

  @Override
  public String name() {
    return "cost." + (part == null ? "total" : part.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String unit() {
    return MONEY;
  }

  @Override
  public Scope scope() {
    return OF_USE_CASES.contains(part) ? Scope.BOTH : Scope.ARCHITECTURE;
  }

  @Override
  public Set<CostPart> paidFor() {
    return part == null ? EnumSet.allOf(CostPart.class) : EnumSet.of(part);
  }

  private boolean hasTickets() {
    return part == null || part == CostPart.TICKETS;
  }

  @Override
  public double of(WorkFigures figures, Unknown unknown) {
    return figures.offered() == 0 ? Double.NaN : amount(figures, unknown);
  }

  private double amount(WorkFigures figures, Unknown unknown) {
    Cost paid = figures.paid();
    double known = part == null ? paid.total() : paid.of(part);
    return hasTickets() && unknown == Unknown.FAILED ? known + figures.costs().ifLost() : known;
  }

  @Override
  public Figure figure(Sample sample, Unknown unknown) {
    LinearizedEstimate mean =
        LinearizedEstimate.mean(sample.values(f -> amount(f, unknown)), sample.strata());
    Optional<Interval> interval = hasTickets() ? widened(mean, sample, unknown) : mean.interval();
    double least = mayBeNegative(sample) ? Double.NEGATIVE_INFINITY : Math.min(0, mean.value());
    return new Figure(
        sample.pooled().offered() == 0 ? Double.NaN : mean.value(),
        mean,
        interval.map(i -> i.within(least, Double.POSITIVE_INFINITY)));
  }

  /**
   * Hours are lost beside people where nothing goes wrong, and less than none where more was done:
   * an interval that ended at nothing would miss such a mean. Nothing else is ever paid back.
   */
  private boolean mayBeNegative(Sample sample) {
    return (part == null || part == CostPart.LOST_HOURS)
        && sample.replications().stream()
            .anyMatch(figures -> figures.paid().of(CostPart.LOST_HOURS) != 0);
  }

  /** That nothing is paid asks whether anything was. */
  @Override
  public boolean isAboutTheSample(Limit limit) {
    return limit.value() == 0 && !limit.atLeast();
  }

  /** Moves the ends at least as far out as the tickets of the use cases may be off. */
  private static Optional<Interval> widened(
      LinearizedEstimate mean, Sample sample, Unknown unknown) {
    double below = 0;
    double above = 0;
    for (Sample useCase : sample.useCases()) {
      double each = useCase.pooled().costs().ticket();
      Figure tickets = Metrics.TICKET_COUNT.figure(useCase, unknown);
      if (each == 0 || tickets.isMissing()) {
        continue;
      }
      if (tickets.interval().isEmpty()) {
        return Optional.empty();
      }
      below += each * (tickets.value() - tickets.interval().get().low());
      above += each * (tickets.interval().get().high() - tickets.value());
    }
    Interval least = new Interval(mean.value() - below, mean.value() + above);
    return mean.interval().map(least::hull);
  }
}
