package dev.stampede.models.architecture;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.place.CallerBooks;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An architecture at work: takes requests, runs them down its ladder, sends them back answered. */
public final class Gateway {

  private final LogicalProcess process;
  private final Inbox<Request> requests;
  private final Inbox<Request> cancellations;
  private final @Nullable Outlet<Request>[] waysBack;
  private final Flow flow;
  private final AttemptBooks books;
  private final GatewayBooks parts;
  private final Descents descents;
  private final Layer ladder;
  private final Quality fullQuality;

  /**
   * Opens a gateway.
   *
   * @param servers providers by name, and the architecture's own servers; each name that the ladder
   *     uses must be there
   * @param useCases number of use cases in the trial
   * @param horizon what of the run counts
   */
  public Gateway(
      ArchitectureSpec spec,
      LogicalProcess process,
      Map<String, Provider> servers,
      int useCases,
      Horizon horizon) {
    this.process = process;
    this.requests = process.inbox(this::arrived);
    this.cancellations = process.inbox(this::givenUp);
    this.flow = new Flow(process, horizon, this::answered);
    this.books = new AttemptBooks(horizon.intervals(), useCases);
    this.waysBack = newArray(useCases);
    this.parts = new GatewayBooks(horizon);
    this.descents = new Descents(RungNames.of(spec.ladder())::get, parts::place);
    Rungs rungs = new Rungs(process, flow, servers, books, parts);
    this.ladder = rungs.outermost(spec.chain(), spec.ladder(), descents);
    this.fullQuality = FirstChoice.quality(spec.ladder(), rungs::spec);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
  private static @Nullable Outlet<Request>[] newArray(int length) {
    return new Outlet[length];
  }

  /** Lays the way back to the population of a use case. */
  public void connect(int useCase, Inbox<Request> population) {
    waysBack[useCase] = process.outlet(population, 0);
  }

  /** Where requests come in. */
  public Inbox<Request> requests() {
    return requests;
  }

  /** Where their owners say that they no longer wait. */
  public Inbox<Request> cancellations() {
    return cancellations;
  }

  /** Quality of the first choice. */
  public Quality fullQuality() {
    return fullQuality;
  }

  /** The calls made. */
  public AttemptBooks books() {
    return books;
  }

  /** The ways that work took down the ladder. */
  public Descents descents() {
    return descents;
  }

  /** What each part of the gateway did, at the end of a run. */
  public Attribution attribution() {
    return parts.result(process.now());
  }

  /** The calls on which it hung up. */
  public CallerBooks callers() {
    return parts.callers();
  }

  /** Shows the work of a use case that is under way, between two stretches of a run. */
  public void underway(int useCase, Flow.Visitor visitor) {
    flow.underway(
        (request, layer, takenUpNanos) -> {
          if (request.useCase == useCase) {
            visitor.visit(request, layer, takenUpNanos);
          }
        });
  }

  /** Returns the way so far of work that is under way at a layer. */
  public int wayOf(Request request, int layer) {
    return descents.after(request.descent, request.rung, layer, null);
  }

  private void arrived(Request request) {
    request.descent = Descents.START;
    flow.begin(ladder, request);
  }

  private void givenUp(Request request) {
    if (!request.deferred) {
      flow.cancel(request, Status.GAVE_UP);
    }
  }

  private void answered(Request request) {
    Outlet<Request> wayBack = waysBack[request.useCase];
    if (wayBack == null) {
      throw new IllegalStateException("use case %d is not connected".formatted(request.useCase));
    }
    wayBack.send(request);
  }
}
