package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rung that somebody listens to: it does what another one does, at the same times and with the
 * same random numbers.
 *
 * @param rung one without others inside it that is no cache
 */
public record LoggedRungSpec(RungSpec rung, RungLog log) implements RungSpec {

  /** Rejects rungs that other parts of a ladder have to know by what they are. */
  public LoggedRungSpec {
    if (!rung.inner().isEmpty() || rung.isCache()) {
      throw new IllegalArgumentException(
          "%s has rungs inside, or is a cache".formatted(rung.label()));
    }
  }

  /** Around all that is on the rung. */
  private static final class Ear extends Layer {
    private final Layer inside;
    private final RungSite site;
    private final RungLog log;

    Ear(Layer inside, RungSite site, RungLog log) {
      this.inside = inside;
      this.site = site;
      this.log = log;
    }

    @Override
    public void start(Flow flow, Invocation self) {
      log.came(flow.now(), self.request());
      flow.enter(inside, self);
    }

    @Override
    public boolean hasEndpoint(long nowNanos) {
      return inside.hasEndpoint(nowNanos);
    }

    @Override
    public void answered(Flow flow, Invocation self, Answer answer) {
      if (answer.isOk()) {
        log.served(flow.now(), self.request(), site.placeOf(answer));
      }
      flow.leave(self, answer);
    }
  }

  @Override
  public Served serve(RungSite site) {
    Served served = rung.serve(site);
    return new Served(
        new Ear(served.layer(), site, log),
        served.quality(),
        served.grades(),
        served.switchover(),
        served.inner());
  }

  @Override
  public String kind() {
    return rung.kind();
  }

  @Override
  public String label() {
    return rung.label();
  }

  @Override
  public Outcomes when() {
    return rung.when();
  }

  @Override
  public boolean restartsStreams() {
    return rung.restartsStreams();
  }

  @Override
  public List<String> providers() {
    return rung.providers();
  }

  @Override
  public List<PolicySpec> policies() {
    return rung.policies();
  }

  @Override
  public List<RungSpec> inner() {
    return rung.inner();
  }

  @Override
  public @Nullable ProviderSpec ownServer() {
    return rung.ownServer();
  }

  @Override
  public @Nullable HumanDeskSpec desk() {
    return rung.desk();
  }

  @Override
  public boolean isCache() {
    return rung.isCache();
  }

  @Override
  public int maxTokens() {
    return rung.maxTokens();
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return rung.quality(servers);
  }

  @Override
  public Set<End> ends() {
    return rung.ends();
  }

  @Override
  public long lookUpNanos() {
    return rung.lookUpNanos();
  }

  @Override
  public double firstShare(String provider) {
    return rung.firstShare(provider);
  }

  @Override
  public double passedOn() {
    return rung.passedOn();
  }
}
