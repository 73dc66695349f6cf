package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Equal servers, each with one call at a time: M/G/c and its relatives.
 *
 * @param servers at the start; positive, or at least 0 with a staffing
 * @param service service time in seconds
 * @param queueLimit calls that may wait, at least 0; {@link EngineSpec#UNBOUNDED} for any number
 * @param patience after how many seconds in the queue a call gives up; null for never
 * @param staffing how their number changes; null if it does not
 */
public record ServersSpec(
    int servers,
    Distribution service,
    int queueLimit,
    Discipline discipline,
    @Nullable Distribution patience,
    @Nullable StaffingSpec staffing)
    implements EngineSpec {

  /** Rejects a number of servers that is not positive and a negative queue. */
  public ServersSpec {
    Require.atLeast("servers", servers, staffing == null ? 1 : 0);
    Require.notNegative("queue_limit", queueLimit);
  }

  /** Always the same number of servers. */
  public ServersSpec(
      int servers,
      Distribution service,
      int queueLimit,
      Discipline discipline,
      @Nullable Distribution patience) {
    this(servers, service, queueLimit, discipline, patience, null);
  }

  @Override
  public int units() {
    return servers;
  }

  @Override
  public boolean followsTheClock() {
    return staffing != null && !staffing.shifts().isEmpty();
  }

  @Override
  public int rented() {
    return servers;
  }

  /** With a staffing of those who are there, who finish what they are at. */
  @Override
  public double rentedNanos(Load load, long countedNanos) {
    return staffing == null
        ? EngineSpec.super.rentedNanos(load, countedNanos)
        : load.capacity().counted().toDouble() / Load.PARTS;
  }

  @Override
  public boolean takesMarket() {
    return staffing == null && discipline.isPlain();
  }

  @Override
  public boolean takesCrowd() {
    boolean forgets = patience == null || patience instanceof Distribution.Exponential;
    return staffing == null && forgets && discipline.equals(Discipline.FIFO);
  }

  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public boolean hasQueue() {
    return true;
  }

  @Override
  public double capacity() {
    return servers;
  }

  @Override
  public double mostCapacity(long nanos) {
    return staffing == null ? servers : staffing.most(servers, nanos);
  }

  @Override
  public List<Long> changesNanos() {
    return staffing == null
        ? List.of()
        : staffing.shifts().stream().map(StaffingSpec.Shift::fromNanos).toList();
  }

  @Override
  public double room() {
    return EngineSpec.room(servers, queueLimit);
  }

  @Override
  public boolean isUnlimited() {
    return queueLimit == UNBOUNDED && patience == null;
  }

  @Override
  public Set<Status> ends() {
    Set<Status> ends = EnumSet.noneOf(Status.class);
    if (patience != null) {
      ends.add(Status.GAVE_UP);
    }
    if (queueLimit != UNBOUNDED || discipline.control() != null) {
      ends.add(Status.OVERLOADED);
    }
    return ends;
  }

  @Override
  public double meanSeconds(Shape shape) {
    return service.mean();
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return service.quantile(u);
  }

  @Override
  public boolean looksAtPrompts() {
    return false;
  }

  @Override
  public boolean looksAtAnswers() {
    return false;
  }

  @Override
  public Engine open(EngineSite site) {
    QueueSpec queue = new QueueSpec(queueLimit, discipline, patience, site.longestWaitNanos());
    EngineSite.Crowd crowd = site.crowd();
    return crowd == null
        ? site.pool(new Service.OfAnyLaw(service, site.handling()), servers, queue, staffing)
        : new CrowdedPool(site, this, crowd);
  }
}
