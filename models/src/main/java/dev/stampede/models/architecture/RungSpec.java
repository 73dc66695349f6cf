package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rung of a ladder: somewhere to serve from. A kind of rung is a class that answers all of this
 * for itself; whoever builds, explains or judges a ladder asks, and does not know the kinds.
 */
public interface RungSpec {

  /** Any end but an answer. */
  Outcomes ANY = Outcomes.FAILURES;

  /** The name of its kind in scenarios. */
  String kind();

  /** What those call it who read what happened on it. */
  String label();

  /**
   * The ends of the rung before that let work go on to this one; of the first rung they are not
   * looked at. Work passes over a rung that its end does not lead to, or whose answers are not good
   * enough for it.
   */
  Outcomes when();

  /** Whether work whose answer broke off after its first token may start again here. */
  boolean restartsStreams();

  /** Builds what serves, with fresh state. */
  Served serve(RungSite site);

  /** The providers that it calls itself, one of them for each request; none if it does not. */
  List<String> providers();

  /** The policies around each of its calls, inside the chain of its ladder, outermost first. */
  List<PolicySpec> policies();

  /** The rungs inside it; none if it is no gateway. */
  List<RungSpec> inner();

  /** The server that is the architecture's own; null if the rung has none. */
  @Nullable ProviderSpec ownServer();

  /** The people who do the work, who are good enough for any; null if machines do it. */
  @Nullable HumanDeskSpec desk();

  /** Whether its answers were given before, so that no cache learns from them. */
  boolean isCache();

  /** Most tokens that its answers may have; {@link Integer#MAX_VALUE} for any number. */
  int maxTokens();

  /**
   * Returns the quality of its answers.
   *
   * @param servers providers by name; each that the rung uses must be there
   */
  Quality quality(Function<String, ProviderSpec> servers);

  /** The ends without an answer that are its own, not those of whom it calls or of policies. */
  Set<End> ends();

  /** The longest that it takes where it calls nobody, in nanoseconds, people and batches aside. */
  long lookUpNanos();

  /** The share of the work on it that goes on to a provider first, when nothing has happened. */
  double firstShare(String provider);

  /** The share of the work on it that it passes on to the next rung when all is well. */
  double passedOn();

  /** Whether the chain of its ladder is around it, as it is around all that calls providers. */
  default boolean takesChain() {
    return !providers().isEmpty() || !inner().isEmpty();
  }

  /** Returns the same with something else in place of itself, or of each rung inside it. */
  default RungSpec replaced(UnaryOperator<RungSpec> change) {
    return change.apply(this);
  }

  /** This rung and all rungs inside it. */
  default Stream<RungSpec> withInner() {
    return Stream.concat(Stream.of(this), inner().stream().flatMap(RungSpec::withInner));
  }
}
