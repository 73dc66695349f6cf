package dev.stampede.models.architecture;

import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.Switchover;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Quality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a ladder gives a rung to build what serves on it. */
public final class RungSite {

  private static final String LOOKUP = "lookup";

  private final Rungs rungs;
  private final LadderSite ladder;
  private final RungSpec rung;
  private final int number;
  private final String name;

  /**
   * What all rungs of a ladder share.
   *
   * @param chain around its calls
   * @param interest what is to be told of its calls
   * @param place begins the names of what is in it; unique at the gateway
   * @param around the books on the rung that the ladder is on; null for the gateway's own ladder
   * @param chains those around providers, by the provider's name
   */
  record LadderSite(
      List<PolicySpec> chain,
      CallEvents interest,
      String place,
      @Nullable ChainBooks around,
      Map<String, Layer> chains) {

    /**
     * Prepares a ladder.
     *
     * @param outer what those outside want to hear of its calls
     */
    static LadderSite of(
        List<PolicySpec> chain, CallEvents outer, String place, @Nullable ChainBooks around) {
      CallEvents interest = outer.and(Chain.interest(chain));
      return new LadderSite(chain, interest, place, around, new HashMap<>());
    }
  }

  /**
   * Makes one.
   *
   * @param number of the rung on its ladder
   * @param name of the rung, unique on its ladder
   */
  RungSite(Rungs rungs, LadderSite ladder, RungSpec rung, int number, String name) {
    this.rungs = rungs;
    this.ladder = ladder;
    this.rung = rung;
    this.number = number;
    this.name = name;
  }

  /** What the gateway's layers run in. */
  Flow flow() {
    return rungs.flow();
  }

  /** The quality of the rung's answers. */
  public Quality quality() {
    return rung.quality(rungs::spec);
  }

  /** The name of a part of the gateway, unique at it: of the rung's kind and number. */
  public String place() {
    return "%s%s/%d".formatted(ladder.place, rung.kind(), number);
  }

  /** Returns where an answer comes from: the way there, with slashes between, and the layer. */
  String placeOf(Answer answer) {
    return rungs.placeOf(answer);
  }

  /** Opens the books on what is on the rung. */
  public ChainBooks books() {
    return rungs.books(rung, name, ladder.around);
  }

  /** Serves from what answers at once, or after a time to look. */
  public Served lookUp(Layer layer) {
    return new Served(layer.countIn(books().layer(LOOKUP)), quality());
  }

  /**
   * Serves from the rung's own server.
   *
   * @param server its number, which makes its random numbers its own; one that no provider has
   */
  CallRung ownCalls(int server) {
    CallRung calls = rungs.ownCalls(rung, server);
    calls.countIn(books().layer(Rungs.CALL));
    return calls;
  }

  /** Returns what decides whether work goes to the rung at all. */
  Switchover switchover(SwitchoverSpec spec, String provider) {
    return new Switchover(spec, rungs.server(provider).statusPage(), books().guard("leave"));
  }

  /** Returns calls to a provider inside the chain of the ladder, which all its rungs share. */
  public Layer calls(String provider) {
    return ladder.chains.computeIfAbsent(
        provider,
        missing -> {
          ChainBooks opened = rungs.books(rung, missing, ladder.around);
          return around(opened, Rungs.CALL, ladder.place + missing, () -> call(missing));
        });
  }

  private Layer call(String provider) {
    return rungs.call(provider, ladder.interest);
  }

  /**
   * Returns calls to a provider inside some policies of the rung's own, with books of their own.
   *
   * @param told what the rung itself wants to hear of them
   * @param number of these calls among those of the rung
   */
  Layer endpoint(
      String provider, List<PolicySpec> each, CallEvents told, ChainBooks books, int number) {
    CallEvents interest = ladder.interest.and(told).and(Chain.interest(each));
    Chain.Books opened = Chain.Books.open(books, each, Rungs.CALL);
    String place = place() + "/" + number;
    return rungs.around(rungs.call(provider, interest), each, interest, place, opened);
  }

  /** Opens the books on one of the providers that the rung calls, inside those on the rung. */
  ChainBooks books(ChainBooks books, String provider, String endpoint) {
    return books.inner(endpoint, rungs.server(provider).faults());
  }

  /**
   * Serves from a ladder inside the rung.
   *
   * @param chain around its calls
   */
  Served inner(List<PolicySpec> chain, List<RungSpec> specs) {
    ChainBooks books = books();
    Chain.Books opened = Chain.Books.open(books, ladder.chain, Rungs.LADDER);
    LadderSite inside = LadderSite.of(chain, ladder.interest, place() + "/", books);
    Ladder inner = new Ladder(rungs.ladder(inside, specs), null);
    Layer around = rungs.around(inner, ladder.chain, ladder.interest, place(), opened);
    return new Served(around, quality(), false, null, inner);
  }

  /**
   * Puts the chain of the ladder around what serves on the rung.
   *
   * @param books on the rung
   * @param innermost the kind of what serves
   * @param serves builds it, when the books on the chain are open
   */
  public Layer inChain(ChainBooks books, String innermost, Supplier<Layer> serves) {
    return around(books, innermost, place(), serves);
  }

  private Layer around(ChainBooks books, String innermost, String place, Supplier<Layer> serves) {
    Chain.Books opened = Chain.Books.open(books, ladder.chain, innermost);
    return rungs.around(serves.get(), ladder.chain, ladder.interest, place, opened);
  }
}
