package dev.stampede.models.people;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.StaffingSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A desk of people who can do the work.
 *
 * @param name unique among the desks and providers of an architecture
 * @param agents people at work at the start; positive, or at least 0 with a staffing
 * @param handle seconds that one of them takes for a piece of work
 * @param queueLimit pieces of work that may wait, at least 0
 * @param discipline which of them is taken up next
 * @param patience after how many seconds in the queue the owner gives up; null for never
 * @param quality of the work, in [0, 1]
 * @param networkNanos time until work reaches the desk, and again until its end is known; where it
 *     is 0 the replicas of the gateway before the desk are always executed together
 * @param skills what these people can do; empty if they can do anything
 * @param staffing how their number and speed change; null if they do not
 * @param price of the people
 */
public record HumanDeskSpec(
    String name,
    int agents,
    Distribution handle,
    int queueLimit,
    Discipline discipline,
    @Nullable Distribution patience,
    double quality,
    long networkNanos,
    Set<String> skills,
    @Nullable StaffingSpec staffing,
    WorkPrice price) {

  /** The name of a desk that is given none. */
  public static final String USUAL_NAME = "human";

  /** Rejects numbers out of range. */
  public HumanDeskSpec {
    Require.atLeast("agents", agents, staffing == null ? 1 : 0);
    Require.notNegative("max_queue", queueLimit);
    Require.share("quality", quality);
    Require.notNegative("network", networkNanos);
    skills = Set.copyOf(skills);
  }

  /** A desk of the usual name, always with the same people, who can do anything, in order. */
  public HumanDeskSpec(
      int agents,
      Distribution handle,
      int queueLimit,
      @Nullable Distribution patience,
      double quality,
      long networkNanos) {
    this(
        USUAL_NAME,
        agents,
        handle,
        queueLimit,
        Discipline.FIFO,
        patience,
        quality,
        networkNanos,
        Set.of(),
        null,
        WorkPrice.FREE);
  }

  /** Whether these people can do work that needs a skill; null if anybody can. */
  public boolean has(@Nullable String skill) {
    return skill == null || skills.isEmpty() || skills.contains(skill);
  }

  /**
   * Returns the desk as a provider: its agents are servers, and its queue and books are those of
   * any other.
   */
  public ProviderSpec asProvider() {
    EngineSpec engine = new ServersSpec(agents, handle, queueLimit, discipline, patience, staffing);
    return new ProviderSpec(name, engine, QuotaSpec.NONE, quality, networkNanos, 503, true)
        .with(Payment.ofPeople(price.perHour()), price.perPiece());
  }
}
