package dev.stampede.models.provider;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.market.Basin;
import dev.stampede.models.market.Market;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.provider.EngineSpec.Discipline;
import dev.stampede.models.quota.Quota;
import dev.stampede.models.quota.TokenBucket;
import dev.stampede.models.work.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider at work: its front door, with faults and quotas, and the engine behind it. */
public final class Provider {

  private final ProviderSpec spec;
  private final LogicalProcess process;
  private final Inbox<Call> calls;
  private final Inbox<Call> cancellations;
  private final Engine engine;
  private final ActiveFaults faults;
  private final Quota[] quotas;
  private final ProviderBooks books;
  private final @Nullable Market market;

  /**
   * Opens a provider.
   *
   * @param faults those of this provider
   * @param tenants how many there are, each with a quota of its own
   */
  public Provider(
      ProviderSpec spec,
      List<FaultSpec> faults,
      int tenants,
      LogicalProcess process,
      Intervals intervals,
      long countedFromNanos) {
    this.spec = spec;
    this.process = process;
    this.calls = process.inbox(this::called);
    this.cancellations = process.inbox(this::cancelled);
    this.engine = engine(spec.engine(), intervals, countedFromNanos);
    this.faults = new ActiveFaults(process, faults, engine::cutAll, this::slowDown);
    this.quotas = new Quota[tenants];
    for (int i = 0; i < tenants; i++) {
      quotas[i] = new Quota(spec.quota());
    }
    this.books = new ProviderBooks(intervals, countedFromNanos);
    this.market =
        spec.market() != null && engine instanceof Basin basin
            ? new Market(spec.market(), process, basin, this.faults::errors, countedFromNanos)
            : null;
  }

  /** Happens whenever a fault begins or ends. */
  private void slowDown(double factor) {
    engine.slowDown(factor);
    if (market != null) {
      market.review();
    }
  }

  private Engine engine(EngineSpec engineSpec, Intervals intervals, long countedFromNanos) {
    if (engineSpec instanceof EngineSpec.Sharing sharing) {
      Load load = Load.of(intervals, countedFromNanos, sharing.capacity());
      return spec.market() == null
          ? new SharedServer(process, this::left, sharing, load)
          : new MarketShare(process, this::left, sharing, spec.market(), load);
    }
    if (engineSpec instanceof EngineSpec.Servers servers) {
      return pool(
          new Service.OfAnyLaw(servers.service()),
          servers.servers(),
          servers.queueLimit(),
          servers.discipline(),
          servers.patience(),
          servers.staffing(),
          Load.of(intervals, countedFromNanos, servers.servers()));
    }
    if (engineSpec instanceof EngineSpec.Batching batching) {
      Load load = Load.of(intervals, countedFromNanos, batching.batching().replicas());
      return new InferenceServer(process, this::left, batching.batching(), load);
    }
    EngineSpec.Tokens tokens = (EngineSpec.Tokens) engineSpec;
    return pool(
        new Service.OfTokens(tokens.firstToken(), tokens.tokensPerSecond()),
        tokens.concurrency(),
        tokens.queueLimit(),
        tokens.discipline(),
        null,
        null,
        Load.of(intervals, countedFromNanos, tokens.concurrency()));
  }

  private ServerPool pool(
      Service service,
      int servers,
      int queueLimit,
      Discipline discipline,
      @Nullable Distribution patience,
      @Nullable StaffingSpec staffing,
      Load load) {
    return spec.market() == null
        ? new ServerPool(
            process, this::left, service, servers, queueLimit, discipline, patience, staffing, load)
        : new MarketPool(
            process, this::left, service, servers, queueLimit, patience, spec.market(), load);
  }

  /** Lays a line to a gateway, which hears the answers at its inbox. */
  public Line connect(LogicalProcess gateway, Inbox<Call> answers) {
    return new Line(
        gateway,
        answers,
        process,
        calls,
        cancellations,
        spec.networkNanos(),
        spec.cancelStopsWork());
  }

  private void called(Call call) {
    long now = process.now();
    books.arrived(now);
    call.answer.set(Status.OK);
    if (faults.strike(call)) {
      books.faulted(now);
      refuse(call, Status.ofHttp(faults.status()), faults.errorLatencyNanos());
      return;
    }
    long wait = quotas[call.tenant].admit(now, call.inputTokens, call.maxTokens);
    if (wait > 0) {
      books.rateLimited(now);
      call.answer.retryAfterNanos = wait == TokenBucket.NEVER ? TokenBucket.MINUTE_NANOS : wait;
      refuse(call, Status.RATE_LIMITED, 0);
    } else if (!engine.accept(call)) {
      books.overloaded(now);
      settleQuota(call, 0);
      refuse(call, Status.ofHttp(spec.fullStatus()), 0);
    } else {
      books.entered(now);
    }
  }

  private void refuse(Call call, Status status, long delayNanos) {
    call.answer.status = status;
    line(call).answer(call, delayNanos);
  }

  private void left(Call call, Status status) {
    long now = process.now();
    switch (status) {
      case OK -> {
        books.succeeded(now);
        settleQuota(call, call.outputTokens);
        call.answer.quality = spec.quality();
      }
      case GAVE_UP -> {
        books.cancelled(now);
        settleQuota(call, 0);
      }
      default -> {
        books.failed(now);
        settleQuota(call, 0);
      }
    }
    call.answer.status = status;
    line(call).answer(call);
  }

  private void cancelled(Call call) { // may be in the gateway's hands again, see there
    if (call.job != null) {
      engine.cancel(call);
      books.cancelled(process.now());
      settleQuota(call, 0);
      call.answer.status = Status.CUT;
      line(call).answer(call);
    }
  }

  private void settleQuota(Call call, int outputTokens) {
    quotas[call.tenant].settle(process.now(), call.maxTokens, outputTokens);
  }

  private static Line line(Call call) {
    if (call.line == null) {
      throw new IllegalStateException("a call came on no line");
    }
    return call.line;
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public ProviderResult result(long nowNanos) {
    MarketResult others = market == null ? null : market.result();
    return books.result(spec.name(), nowNanos, engine.load(), others);
  }

  /** Its other customers; null if there are none. */
  public @Nullable Market market() {
    return market;
  }

  /** What a scenario says of it. */
  public ProviderSpec spec() {
    return spec;
  }
}
