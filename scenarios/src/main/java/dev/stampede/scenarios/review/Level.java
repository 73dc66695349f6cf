package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Link;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ladder with the chain around its calls, of an architecture or of a gateway inside one.
 *
 * @param place where the architecture or gateway stands
 * @param chain outermost first
 * @param steps its rungs, the first choice first
 */
public record Level(Effective place, List<Link> chain, List<Step> steps) {

  /**
   * A rung, and where it stands.
   *
   * @param policies around each of its calls, inside the chain; those of a gateway are its level's
   * @param inner the ladder inside, with its chain; null if there is none
   */
  public record Step(RungSpec rung, Effective place, List<Link> policies, @Nullable Level inner) {

    /** Returns how many calls it makes at most for one request, the chain around it aside. */
    public BigInteger calls() {
      if (inner != null) {
        return inner.calls();
      }
      return rung.providers().isEmpty() ? BigInteger.ZERO : times(policies);
    }

    /** Whom it calls, itself or inside, each once. */
    public List<String> providers() {
      return rung.withInner().flatMap(any -> any.providers().stream()).distinct().toList();
    }
  }

  /** Returns what stands in a place. */
  static Level of(Effective place, List<PolicySpec> chain, List<RungSpec> ladder) {
    List<Effective> places = place.elements("ladder");
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < ladder.size(); i++) {
      Effective at = i < places.size() ? places.get(i) : place.nearest("ladder");
      steps.add(step(ladder.get(i), at));
    }
    return new Level(place, links(chain, place, "chain"), List.copyOf(steps));
  }

  private static Step step(RungSpec rung, Effective at) {
    Effective inside = at.nearest(rung.kind());
    return rung.inner().isEmpty()
        ? new Step(rung, at, links(rung.policies(), inside, "each"), null)
        : new Step(rung, at, List.of(), of(inside, rung.policies(), rung.inner()));
  }

  private static List<Link> links(List<PolicySpec> policies, Effective place, String key) {
    List<Effective> places = place.elements(key);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      Effective at = i < places.size() ? places.get(i) : place.nearest(key);
      links.add(new Link(policies.get(i), at));
    }
    return List.copyOf(links);
  }

  /** Returns how many calls some policies make at most of one. */
  public static BigInteger times(List<Link> links) {
    BigInteger times = BigInteger.ONE;
    for (Link link : links) {
      times = times.multiply(BigInteger.valueOf(link.policy().mostCalls()));
    }
    return times;
  }

  /** Returns how many calls its rungs make at most for one request that comes to the ladder. */
  public BigInteger callsOfRungs() {
    return steps.stream().map(Step::calls).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Returns how many calls it makes at most for one request. */
  public BigInteger calls() {
    return times(chain).multiply(callsOfRungs());
  }

  /** This level and all those inside it, from outside in. */
  Stream<Level> withInner() {
    return Stream.concat(
        Stream.of(this),
        steps.stream().flatMap(s -> s.inner == null ? Stream.empty() : s.inner.withInner()));
  }
}
