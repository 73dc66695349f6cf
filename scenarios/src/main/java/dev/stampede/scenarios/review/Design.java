package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RetrySpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * An architecture among the rest of its scenario.
 *
 * @param place where it stands
 */
record Design(TrialSpec trial, ArchitectureSpec spec, Effective place) {

  /** A policy, and where it stands. */
  record Link(PolicySpec policy, Effective place) {

    /** True if the scenario itself says the value of some keys, not a vendor or a default. */
    boolean says(String... keys) {
      Effective value = place.find(keys);
      if (value == null) {
        return false;
      }
      Origin.Kind kind = value.origin().kind();
      return kind == Origin.Kind.SCENARIO || kind == Origin.Kind.SET;
    }
  }

  /**
   * A rung that calls providers, of the architecture or of a gateway inside.
   *
   * @param place where the rung stands
   * @param providers whom it calls
   * @param links the policies around each call, outermost first
   * @param further the rungs that can take what it fails
   */
  record Route(
      RungSpec rung,
      Effective place,
      List<ProviderSpec> providers,
      List<Link> links,
      List<RungSpec> further) {

    /** Returns the policies of a kind. */
    <P extends PolicySpec> List<P> policies(Class<P> kind) {
      return links.stream().map(Link::policy).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns how many calls the retries and hedges around a link can make of one request. */
    double attemptsAt(Link link) {
      double attempts = 1;
      for (Link outer : links.subList(0, links.indexOf(link))) {
        if (outer.policy() instanceof RetrySpec retry) {
          attempts *= retry.mostRetries() + 1;
        } else if (outer.policy() instanceof HedgeSpec hedge) {
          attempts *= hedge.maxAttempts();
        }
      }
      return attempts;
    }

    /** Most tokens that its answers may have. */
    int maxTokens() {
      return rung instanceof ProviderRungSpec call ? call.maxTokens() : Integer.MAX_VALUE;
    }
  }

  /** The rungs that call providers, the first choice first. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    addRoutes(spec.chain(), spec.ladder(), place, List.of(), List.of(), routes);
    return routes;
  }

  private void addRoutes(
      List<PolicySpec> chain,
      List<RungSpec> ladder,
      Effective at,
      List<Link> around,
      List<RungSpec> after,
      List<Route> routes) {
    List<Link> links = new ArrayList<>(around);
    links.addAll(links(chain, at.elements("chain")));
    List<Effective> places = at.elements("ladder");
    for (int i = 0; i < ladder.size(); i++) {
      RungSpec rung = ladder.get(i);
      List<RungSpec> further = new ArrayList<>(ladder.subList(i + 1, ladder.size()));
      further.addAll(after);
      if (rung instanceof GatewayRungSpec gateway) {
        Effective inside = places.get(i).nearest("gateway");
        addRoutes(gateway.chain(), gateway.ladder(), inside, links, further, routes);
      } else if (rung instanceof ProviderRungSpec call) {
        List<ProviderSpec> called = providers(List.of(call.name()));
        routes.add(new Route(rung, places.get(i), called, links, further));
      } else if (rung instanceof PoolRungSpec pool) {
        List<Link> all = new ArrayList<>(links);
        all.addAll(links(pool.each(), places.get(i).nearest("pool").elements("each")));
        List<String> names =
            pool.pool().endpoints().stream().map(EndpointSpec::provider).distinct().toList();
        routes.add(new Route(rung, places.get(i), providers(names), all, further));
      }
    }
  }

  private static List<Link> links(List<PolicySpec> policies, List<Effective> places) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      links.add(new Link(policies.get(i), places.get(i)));
    }
    return links;
  }

  private List<ProviderSpec> providers(List<String> names) {
    return trial.providers().stream().filter(p -> names.contains(p.name())).toList();
  }

  /** The use cases whose work it serves. */
  List<UseCaseSpec> useCases() {
    return trial.useCases().stream()
        .filter(useCase -> useCase.servedBy() == null || useCase.servedBy().equals(spec.name()))
        .toList();
  }

  /**
   * Returns an upper bound of the work that arrives in a second, at the top of all surges and with
   * all that is resubmitted at once; infinite if a trace says it.
   */
  double mostPerSecond() {
    double sum = 0;
    for (UseCaseSpec useCase : useCases()) {
      int again = useCase.resubmission() == null ? 0 : useCase.resubmission().most();
      int rework = useCase.rework() == null ? 0 : useCase.rework().most();
      sum += useCase.arrivals().peakPerSecond() * (1.0 + again) * (1.0 + rework);
    }
    return sum;
  }
}
