package dev.stampede.models.provider;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.call.CallEventInboxes;
import dev.stampede.models.call.Link;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.cell.KeptOut;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.Announcements;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Refusal;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.market.Markets;
import dev.stampede.models.operator.Operators;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.provider.ProviderCall.Stage;
import dev.stampede.models.quota.Usage;
import dev.stampede.models.server.Engine;
import dev.stampede.models.tier.Capacity;
import dev.stampede.models.tier.WayIn;
import dev.stampede.models.tier.WayInSite;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A provider at work: its front door, with faults and quotas, and the engine behind it. */
public final class Provider {

  private final ProviderSpec spec;
  private final LogicalProcess process;
  private final List<FaultSpec> planned;
  private final Inbox<Call> calls;
  private final Inbox<Call> cancellations;
  private final EngineRoom room;

  /** Whether the engine is its own. */
  private final boolean isOwner;

  /** Its room's, which is asked for each call. */
  private final Engine engine;

  private final @Nullable Cells cells;

  /** Where the engine gives its calls back. */
  private final Engine.Listener door = this::left;

  private final Horizon horizon;
  private final ActiveFaults faults;
  private final StatusPage page;
  private final Admission admission;
  private final HoldingArea holdingArea;
  private final WayIn wayIn;
  private final ProviderBooks books;
  private final Refusals refusals;
  private final @Nullable OperatedProvider operated;
  private final @Nullable Operators operators;

  /** What calls are cut off by while operators restart it. */
  private Cause restarting = Cause.NONE;

  /** Whether its own outage is cutting calls off. */
  private boolean cuts;

  /** Share of its limits that faults leave. */
  private double limits = 1;

  /**
   * Opens a provider.
   *
   * @param faults those of this provider
   * @param tenants how many there are, each with a quota of its own
   */
  public Provider(ProviderSpec spec, List<FaultSpec> faults, int tenants, ProviderSite site) {
    LogicalProcess process = site.process();
    Horizon horizon = site.horizon();
    this.spec = spec;
    this.process = process;
    this.horizon = horizon;
    this.planned = List.copyOf(faults);
    this.calls = process.inbox(this::called);
    this.cancellations = process.inbox(this::cancelled);
    this.isOwner = site.owner() == null;
    Capacity.Inside inside = new Capacity.Inside(this::cutAll, this::cut);
    this.room =
        site.owner() == null
            ? new EngineRoom(spec, process, horizon, inside, this::faultsChanged)
            : site.owner().room;
    this.engine = room.engine();
    this.cells = engine.cells();
    ActiveFaults.Victim victim =
        isOwner ? room.capacity() : new OtherDoor(inside, this::faultsChanged);
    this.faults = new ActiveFaults(process, faultsOfItself(), victim);
    this.page = Announcements.of(spec.name(), faults, process);
    if (isOwner) {
      room.open(this.faults);
    }
    this.holdingArea = new HoldingArea(process, this::leftHoldingArea);
    this.admission = new Admission(spec, tenants, site.quotas(), horizon, room.prompts());
    this.books = new ProviderBooks(horizon, !site.steps().isEmpty(), cells);
    this.refusals = new Refusals(spec, process, books, admission);
    this.wayIn =
        new WayIn(
            spec.admission().wayIn(),
            tier -> faultsAt(FaultSpec.placeOf(spec.name(), tier)),
            new WayInSite(spec.name(), process, horizon, site.dependencies(), spec.market()),
            new Entrance(process, books, this::enter));
    this.operated =
        site.steps().isEmpty()
            ? null
            : new OperatedProvider(site, wayIn, room, books.places(), this::restart);
    this.operators =
        operated == null ? null : new Operators(process, horizon, site.steps(), operated);
    room.join(books);
    if (isOwner) {
      room.openToMarket(wayIn, page);
    }
    if (cells != null) {
      cells.open(cell -> faultsAt(FaultSpec.placeOf(spec.name(), cell)));
    }
  }

  private List<FaultSpec> faultsOfItself() {
    return planned.stream().filter(fault -> !fault.isAtTierOf(spec.name())).toList();
  }

  private List<FaultSpec> faultsAt(String place) {
    return planned.stream().filter(fault -> fault.provider().equals(place)).toList();
  }

  private void faultsChanged() {
    if (faults.limits() != limits) {
      limits = faults.limits();
      admission.scale(process.now(), limits);
    }
    if (isOwner) {
      room.reviewMarket();
    }
  }

  /**
   * Lays a link to a gateway.
   *
   * @param answers where it hears the answers
   * @param events where it hears of its calls before that
   */
  public Link connect(LogicalProcess gateway, Inbox<Call> answers, CallEventInboxes events) {
    boolean heeds = spec.cancelStopsWork() || spec.engine().discipline().dropsAbandoned();
    return new Link(
        new Link.Gateway(gateway, answers, events),
        new Link.Server(process, calls, cancellations, heeds),
        spec.network());
  }

  /** Makes a call that can be sent to a provider, any number of times to the same one. */
  public static Call newCall() {
    return new ProviderCall();
  }

  private void called(Call call) {
    long now = process.now();
    books.arrived(now, call.shadow);
    room.arrived();
    call.answer.set(Status.OK);
    ProviderCall ours = ProviderCall.of(call);
    ours.door = door;
    ours.begin(process, faults);
    if (faults.strike(call)) {
      strike(call);
      return;
    }
    ours.stage = Stage.WAY_IN;
    wayIn.enter(ours);
  }

  private void strike(Call call) {
    if (faults.hangs()) {
      books.hung(process.now());
      Replies.breakOff(call, faults.errorLatencyNanos());
    } else {
      books.faulted(process.now());
      call.link().connected(call);
      Replies.refuse(call, faults.status(), faults.errorLatencyNanos());
    }
  }

  private void enter(Call call) {
    long now = process.now();
    if (spec.engine().streams()) {
      int tokens = faults.tokensBeforeCut(call);
      ProviderCall.of(call).breaksOff = tokens < call.outputTokens;
      call.outputTokens = tokens;
    }
    books.places().quota.came().increment(now);
    if (!admission.admit(now, call)) {
      books.rateLimited(now);
      call.link().answer(call);
    } else if (admission.delayNanos() > 0) {
      holdingArea.hold(call, admission.delayNanos());
    } else {
      goOn(call);
    }
  }

  private void leftHoldingArea(Call call, Status status) {
    if (status == Status.OK) {
      goOn(call);
    } else {
      boolean restarts = restarting.kind() == Kind.STEP;
      if (restarts) {
        books.stepped(process.now());
      } else {
        books.faulted(process.now());
      }
      settleQuota(call, Usage.NO_ANSWER);
      Replies.cutOff(call, restarts ? restarting : Cause.of(Kind.OUTAGE));
    }
  }

  private void goOn(Call call) {
    long now = process.now();
    Refusal down = isOwner ? null : room.outOfService(call);
    if (down != null) {
      refusals.down(call, down, room.outage());
      return;
    }
    ProviderPlaces places = books.places();
    places.shedding.came().increment(now);
    if (spec.admission().sheds(call, room.inside())) {
      refusals.full(call, room.faults().causeAtQueue(Kind.SHED), places.shedding);
      return;
    }
    KeptOut out = cells == null ? null : cells.send(call, wayIn.userOf(call));
    if (out != null) {
      refusals.byCell(call, out);
      return;
    }
    places.queue.came().increment(now);
    places.engine.came().increment(now);
    ProviderCall ours = ProviderCall.of(call);
    ours.stage = Stage.INSIDE;
    if (engine.accept(call)) {
      books.entered(now);
      admission.entered(now, call);
    } else {
      ours.stage = Stage.OUT;
      refusals.byEngine(call, engine.fits(call), room.faults().causeAtQueue(Kind.QUEUE_FULL));
    }
  }

  private void cutAll() {
    wayIn.cutAll();
    holdingArea.cutAll();
    if (isOwner) {
      room.cutAll();
    } else {
      cutInside(call -> true);
    }
  }

  private void restart(Cause cause) {
    restarting = cause;
    wayIn.restart(cause);
    holdingArea.cutAll();
    if (isOwner) {
      room.restart();
    } else {
      cutInside(call -> true);
    }
    restarting = Cause.NONE;
  }

  private void cut(Users users) {
    wayIn.cut(users);
    holdingArea.cut(users);
    if (isOwner) {
      engine.cut(users);
    } else {
      cutInside(users::has);
    }
  }

  /** Cuts calls off that have come through this door. */
  private void cutInside(Predicate<Call> whose) {
    cuts = true;
    engine.cut(call -> ProviderCall.of(call).door == door && whose.test(call));
    cuts = false;
  }

  private void left(Call call, Status status) {
    ProviderCall ours = ProviderCall.of(call);
    ours.stage = Stage.OUT;
    if (status == Status.OK) {
      served(call, ours);
      return;
    }
    long now = process.now();
    switch (status) {
      case GAVE_UP -> books.lostPatience(now);
      case TIMEOUT -> books.timedOut(now, books.places().queueOf(call));
      case OVERLOADED -> books.dropped(now, books.places().queueOf(call));
      default -> books.failed(now);
    }
    settleQuota(call, Usage.NO_ANSWER);
    call.answer.status = status;
    if (call.answer.cause.kind() == Kind.NONE) {
      boolean restarts = status == Status.CUT && restarting.kind() == Kind.STEP;
      call.answer.cause = restarts ? restarting : room.causeOf(status, isOwner || cuts);
    }
    QueueTimeoutSpec timeout = room.queueTimeout();
    if (status == Status.OVERLOADED) {
      Replies.refuse(call, spec.fullStatus(), 0);
    } else if (status == Status.TIMEOUT && timeout != null) {
      call.answer.retryAfterNanos = timeout.retryAfterNanos();
      Replies.refuse(call, timeout.httpStatus(), 0);
    } else if (status == Status.ERROR) {
      Replies.refuse(call, call.answer.httpStatus, 0);
    } else {
      call.link().answer(call);
    }
  }

  private void served(Call call, ProviderCall ours) {
    settleQuota(call, call.outputTokens);
    if (ours.breaksOff) {
      books.failed(process.now());
      Replies.cutOff(call, Cause.of(Kind.STREAM_CUT));
      return;
    }
    books.succeeded(process.now(), call.shadow);
    faults.rate(call, spec.quality());
    Gray gray = faults.keptBackBy(call);
    if (gray == null) {
      call.link().answer(call);
    } else {
      Replies.keepBack(ours, gray);
    }
  }

  private void cancelled(Call call) { // may be in the gateway's hands again, see there
    ProviderCall ours = ProviderCall.of(call);
    if (!spec.cancelStopsWork()) {
      if (ours.stage == Stage.INSIDE) {
        engine.abandon(call);
      }
      return;
    }
    switch (ours.stage) {
      case WAY_IN -> {
        ours.stage = Stage.OUT;
        wayIn.cancel(ours);
        books.cancelledAtDoor(process.now());
        call.answer.set(Status.CUT);
      }
      case HELD -> {
        holdingArea.cancel(ours);
        books.cancelledAtDoor(process.now());
        giveUp(call);
      }
      case INSIDE -> {
        ours.stage = Stage.OUT;
        engine.cancel(call);
        books.cancelled(process.now());
        giveUp(call);
      }
      default -> {
        return; // answered
      }
    }
    call.link().answer(call);
  }

  private void giveUp(Call call) {
    settleQuota(call, Usage.NO_ANSWER);
    call.answer.status = Status.CUT;
  }

  private void settleQuota(Call call, int outputTokens) {
    admission.settle(process.now(), call, outputTokens);
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public ProviderResult result(long nowNanos) {
    Markets market = market();
    MarketResult others = market == null ? null : market.result();
    if (isOwner) {
      room.balance();
    }
    return books.result(
        spec.name(),
        room.owner(),
        nowNanos,
        engine,
        admission.result(),
        rent(nowNanos),
        wayIn,
        isOwner ? engine.nodes(nowNanos) : null,
        isOwner ? room.starts(nowNanos) : null,
        isOwner ? room.keptPrompts(nowNanos) : null,
        cells == null ? List.of() : cells.results(nowNanos),
        others);
  }

  /** What is paid by the hour; an engine is its owner's to pay. */
  private Cost rent(long nowNanos) {
    double counted = horizon.countedNanos();
    double scale = operated == null ? 1 : operated.scaledNanos(nowNanos) / counted;
    double reserved = spec.reservedPerHour();
    return spec.payment()
        .ofTime(isOwner ? room.rentedNanos(nowNanos) * scale : 0)
        .plus(Cost.ofTime(CostPart.RESERVED, reserved, counted));
  }

  /** Its other customers; null if there are none. */
  public @Nullable Markets market() {
    return isOwner ? room.market() : null;
  }

  /** All that goes wrong with it in the run. */
  public List<FaultSpec> faults() {
    return planned;
  }

  /** What has become of its operators' steps. */
  public List<StepResult> steps() {
    return operators == null ? List.of() : operators.results();
  }

  /** What its status page shows over the run. */
  public StatusPage statusPage() {
    return page;
  }

  /** What a scenario says of it. */
  public ProviderSpec spec() {
    return spec;
  }
}
