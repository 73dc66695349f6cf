package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch: the owner is told that an answer will come, and no longer waits for it.
 *
 * @param batch what works it off
 * @param quality of the answers, in [0, 1]
 * @param price of its servers
 */
public record DeferredRungSpec(
    ServersSpec batch, double quality, WorkPrice price, Outcomes when, boolean restartsStreams)
    implements InHouseRungSpec {

  /** The name of the batch among the servers of an architecture. */
  public static final String NAME = "deferred";

  /** A number that no provider has, and no desk. */
  private static final int SERVER = Integer.MAX_VALUE - 1;

  /** Rejects a quality outside [0, 1]. */
  public DeferredRungSpec {
    Require.share("quality", quality);
  }

  @Override
  public ProviderSpec ownServer() {
    return new ProviderSpec(NAME, batch, QuotaSpec.NONE, quality, 0, 503, true)
        .with(Payment.ofServers(price.perHour()), price.perPiece());
  }

  @Override
  public String kind() {
    return NAME;
  }

  @Override
  public String label() {
    return NAME;
  }

  @Override
  public Served serve(RungSite site) {
    return new Served(new DeferredRung(site.ownCalls(SERVER)), site.quality());
  }

  @Override
  public @Nullable HumanDeskSpec desk() {
    return null;
  }

  @Override
  public boolean isCache() {
    return false;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return Quality.of(quality);
  }

  @Override
  public Set<End> ends() {
    return Set.of();
  }

  @Override
  public long lookUpNanos() {
    return 0;
  }

  @Override
  public double passedOn() {
    return 0;
  }
}
