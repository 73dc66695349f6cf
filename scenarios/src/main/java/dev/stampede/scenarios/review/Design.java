package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.IncidentFit;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Envelope;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Level.Step;
import dev.stampede.scenarios.text.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * An architecture among the rest of its scenario: the one view of it for all who judge or explain
 * it.
 *
 * @param place where it stands
 */
public record Design(TrialSpec trial, ArchitectureSpec spec, Effective place) {

  /** A policy, and where it stands. */
  public record Link(PolicySpec policy, Effective place) {

    /** True if the scenario itself says the value of some keys, not a vendor or a default. */
    boolean says(String... keys) {
      Effective value = place.find(keys);
      if (value == null) {
        return false;
      }
      Origin.Kind kind = value.origin().kind();
      return kind == Origin.Kind.SCENARIO || kind == Origin.Kind.SET;
    }

    /** Returns after how many seconds it ends whole calls inside; infinite if it does not. */
    double total() {
      return Bounds.seconds(policy.limits().totalNanos());
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
  public record Route(
      RungSpec rung,
      Effective place,
      List<ProviderSpec> providers,
      List<Link> links,
      List<RungSpec> further) {

    /** Returns the policies of a kind. */
    <P extends PolicySpec> List<P> policies(Class<P> kind) {
      return links.stream().map(Link::policy).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** How long its providers are tried while they refuse at once; breakers and budgets aside. */
    public Envelope envelope() {
      Envelope envelope = Envelope.NONE;
      for (int i = links.size() - 1; i >= 0; i--) {
        envelope = links.get(i).policy().envelope(envelope);
      }
      return envelope;
    }

    /** True if a rung further down can take what its providers refuse with a status. */
    public boolean goesOn(Status status, int httpStatus) {
      return further.stream().anyMatch(next -> next.when().includes(status, httpStatus));
    }

    /** Returns how many calls the retries and hedges around a link can make of one request. */
    double attemptsAt(Link link) {
      return Level.times(links.subList(0, links.indexOf(link))).doubleValue();
    }

    /** Returns after how many seconds a call is ended inside a link at the latest. */
    double endsInside(Link link) {
      return links.stream()
          .skip(links.indexOf(link) + 1L)
          .mapToDouble(Link::total)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }

    /** Most tokens that its answers may have. */
    int maxTokens() {
      return rung.maxTokens();
    }

    /** True if something ends a call that hangs: a timeout, or one of silence. */
    boolean endsHanging() {
      return links.stream().anyMatch(link -> link.policy().limits().endHanging());
    }
  }

  /** Its ladder with its chain. */
  public Level level() {
    return Level.of(place, spec.chain(), spec.ladder());
  }

  /** The rungs that call providers, the first choice first. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    addRoutes(level(), List.of(), List.of(), routes);
    return routes;
  }

  private void addRoutes(Level level, List<Link> around, List<RungSpec> after, List<Route> routes) {
    List<Link> links = joined(around, level.chain());
    List<RungSpec> rungs = level.steps().stream().map(Step::rung).toList();
    for (int i = 0; i < rungs.size(); i++) {
      Step step = level.steps().get(i);
      List<RungSpec> further = joined(rungs.subList(i + 1, rungs.size()), after);
      if (step.inner() != null) {
        addRoutes(step.inner(), links, further, routes);
      } else if (!step.providers().isEmpty()) {
        List<ProviderSpec> called = providers(step.providers());
        routes.add(
            new Route(step.rung(), step.place(), called, joined(links, step.policies()), further));
      }
    }
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** How long the incidents of a provider last: as the scenario says, or else by the default. */
  public IncidentFit incidents(ProviderSpec provider) {
    return trial.faults().incidents().stream()
        .filter(incidents -> incidents.source().equals(provider.name()))
        .findFirst()
        .map(IncidentFit::of)
        .orElse(IncidentFit.DEFAULT);
  }

  /** Returns the provider of a name, which must be there. */
  ProviderSpec provider(String name) {
    return providers(List.of(name)).get(0);
  }

  /** Returns the providers of some names, in the order of the scenario. */
  public List<ProviderSpec> providers(List<String> names) {
    return trial.providers().stream().filter(p -> names.contains(p.name())).toList();
  }

  /** The use cases whose work it serves. */
  public List<UseCaseSpec> useCases() {
    return trial.useCases().stream()
        .filter(useCase -> useCase.servedBy() == null || useCase.servedBy().equals(spec.name()))
        .toList();
  }

  /** Whether the answers to any of its work are streamed. */
  public boolean streams() {
    return useCases().stream().anyMatch(useCase -> useCase.request().stream());
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
      sum += useCase.source().peakPerSecond() * (1.0 + again) * (1.0 + rework);
    }
    return sum;
  }
}
