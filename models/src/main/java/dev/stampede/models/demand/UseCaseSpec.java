package dev.stampede.models.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work.
 *
 * @param name unique in the scenario
 * @param tenants whose quotas at the providers it uses
 * @param source who makes it
 * @param patience after how many seconds without an answer its owner gives up; null for never
 * @param priority 0 is served last, 9 first, by engines that look at it
 * @param ticketCost what a ticket costs, in the scenario's currency
 * @param servedBy the architecture that serves it always, whichever is compared; null for the
 *     compared one
 * @param skill what a person must be able to do to take it up; null if anybody will do
 * @param rework what becomes of bad answers; null if nothing does
 * @param resubmission what becomes of work without an answer; null if nothing does
 * @param silence how owners leave whose patience ends; null if all of them say so
 */
public record UseCaseSpec(
    String name,
    Tenants tenants,
    SourceSpec source,
    RequestSpec request,
    ToleranceSpec tolerance,
    @Nullable Distribution patience,
    int priority,
    double ticketCost,
    @Nullable String servedBy,
    @Nullable String skill,
    @Nullable ReworkSpec rework,
    @Nullable ResubmissionSpec resubmission,
    @Nullable SilenceSpec silence) {

  /** The tenant of the use cases that name none. */
  public static final String OURSELVES = "ourselves";

  /** Rejects priorities outside 0 to 9, negative costs, and silence of those who never give up. */
  public UseCaseSpec {
    Require.that(
        priority >= 0 && priority <= Request.TOP_PRIORITY,
        "priority",
        priority,
        "lie between 0 and 9");
    Require.atLeast("ticket_cost", ticketCost, 0);
    Require.that(silence == null || patience != null, "silent", "given", "go with patience");
    Require.that(
        silence == null || !source.isOfAgents(), "silent", "given", "not be said of agents");
  }

  /**
   * Whether it is ours, not that of others who use the same providers: all of it, if any of its
   * work is ours.
   */
  public boolean isOurs() {
    return tenants.have(OURSELVES);
  }

  /** The name of the process that makes it, which all that is drawn for it is named after. */
  public String sourceName() {
    return "population/" + name;
  }

  /** Mean length of its prompts, in tokens. */
  public double meanInputTokens() {
    return source.meanPrompt(request.inputTokens().mean());
  }

  /** Mean length of its answers, in tokens; not above the most that they may have. */
  public double meanOutputTokens() {
    MeanTokens brought = source.meanTokens();
    double mean = brought == null ? request.outputTokens().mean() : brought.output();
    return Math.min(mean, request.maxTokens());
  }

  /** Anybody can do the work, which is all one tenant's, and it never comes back. */
  public UseCaseSpec(
      String name,
      String tenant,
      SourceSpec source,
      RequestSpec request,
      ToleranceSpec tolerance,
      @Nullable Distribution patience,
      int priority,
      double ticketCost,
      @Nullable String servedBy) {
    this(
        name,
        Tenants.of(tenant),
        source,
        request,
        tolerance,
        patience,
        priority,
        ticketCost,
        servedBy,
        null,
        null,
        null);
  }

  /** All owners whose patience ends say so. */
  public UseCaseSpec(
      String name,
      Tenants tenants,
      SourceSpec source,
      RequestSpec request,
      ToleranceSpec tolerance,
      @Nullable Distribution patience,
      int priority,
      double ticketCost,
      @Nullable String servedBy,
      @Nullable String skill,
      @Nullable ReworkSpec rework,
      @Nullable ResubmissionSpec resubmission) {
    this(
        name,
        tenants,
        source,
        request,
        tolerance,
        patience,
        priority,
        ticketCost,
        servedBy,
        skill,
        rework,
        resubmission,
        null);
  }

  /** Returns the same with owners of whom some leave without a word. */
  public UseCaseSpec with(SilenceSpec owners) {
    return new UseCaseSpec(
        name,
        tenants,
        source,
        request,
        tolerance,
        patience,
        priority,
        ticketCost,
        servedBy,
        skill,
        rework,
        resubmission,
        owners);
  }
}
