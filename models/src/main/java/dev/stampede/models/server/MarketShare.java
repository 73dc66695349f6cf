package dev.stampede.models.server;

import dev.stampede.models.call.Call;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.FluidShare;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.market.Volumes;
import dev.stampede.models.work.Draw;
import java.util.function.Predicate;

/** A machine whose speed our calls share with those of a market, or a reserved part of it. */
final class MarketShare extends SharedServer implements SharedCapacity {

  private static final double NANOS_PER_SECOND = 1e9;

  private final FluidShare market;

  MarketShare(EngineSite site, SharingSpec sharing, MarketSpec spec) {
    super(site, sharing);
    this.market =
        new FluidShare(
            sharing.capacity(),
            spec.reserved(),
            sharing.service().mean(),
            sharing.limit() == EngineSpec.UNBOUNDED ? Double.POSITIVE_INFINITY : sharing.limit());
  }

  @Override
  public void cutAll() {
    advance();
    market.cut(1);
    super.cutAll();
  }

  @Override
  public void cut(Users users) {
    advance();
    market.cut(users.share());
    super.cut(users);
  }

  @Override
  public void cut(Predicate<Call> calls) {
    advance();
    super.cut(calls);
  }

  @Override
  public void resize(int units) {
    super.resize(units);
    market.capacity(capacity());
    settle();
  }

  @Override
  public void inflow(double perSecond) {
    advance();
    market.inflow(perSecond);
    settle();
  }

  @Override
  boolean hasRoomFor(Call call) {
    advance();
    double share = market.admittedShare(calls(), slowness());
    return share >= 1 || Draw.MARKET_ADMISSION.uniform(call.key) < share;
  }

  @Override
  double unslowedPace() {
    return market.pace(calls());
  }

  @Override
  double inUse() {
    return (calls() == 0 ? 0 : calls() * market.pace(calls())) + market.busy(calls());
  }

  @Override
  void passed(long nanos) {
    market.advance(nanos / NANOS_PER_SECOND, calls(), slowness());
  }

  @Override
  public double inside() {
    return market.inside();
  }

  @Override
  public double inLine() {
    return 0;
  }

  @Override
  public Volumes volumes() {
    return market.volumes();
  }

  @Override
  public boolean isFull() {
    return market.admittedShare(calls(), slowness()) < 1;
  }

  @Override
  public SharedCapacity shared() {
    return this;
  }
}
