package dev.stampede.models.architecture;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.architecture.CallRung.Books;
import dev.stampede.models.architecture.CallRung.Callee;
import dev.stampede.models.architecture.RungSite.LadderSite;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Mirror;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the ladders of a gateway. */
final class Rungs {

  /** The kind of what calls a server, in books. */
  static final String CALL = "call";

  /** The kind of what tries rungs, in books. */
  static final String LADDER = "ladder";

  private final LogicalProcess process;
  private final Flow flow;
  private final Map<String, Provider> servers;
  private final AttemptBooks books;
  private final GatewayBooks parts;
  private final Chain builder;

  /**
   * Prepares to build.
   *
   * @param parts where the books on what is built are opened, from the first rung on
   */
  Rungs(
      LogicalProcess process,
      Flow flow,
      Map<String, Provider> servers,
      AttemptBooks books,
      GatewayBooks parts) {
    this.process = process;
    this.flow = flow;
    this.servers = servers;
    this.books = books;
    this.parts = parts;
    this.builder = new Chain(flow, new Mirror(process, parts.horizon(), this::copies));
  }

  private Layer copies(String provider, Flow ofCopies) {
    Provider server = server(provider);
    Callee callee = new Callee(server, Draw.numberOf(provider), false);
    return new CallRung(process, ofCopies, callee, CallEvents.NONE, new Books(null, parts));
  }

  /** Builds the ladder of the gateway itself. */
  Layer outermost(List<PolicySpec> chain, List<RungSpec> specs, Descents descents) {
    LayerBooks listed = parts.chain("", "", List.of()).layer(LADDER);
    LadderSite site = LadderSite.of(chain, CallEvents.NONE, "", null);
    return new Ladder(ladder(site, specs), descents).countIn(listed);
  }

  /** Builds the rungs of a ladder, with fresh state. */
  List<Ladder.Rung> ladder(LadderSite site, List<RungSpec> specs) {
    List<String> names = RungNames.of(specs);
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      RungSpec spec = specs.get(i);
      Served served = spec.serve(new RungSite(this, site, spec, i, names.get(i)));
      rungs.add(Ladder.Rung.of(spec, served));
    }
    return rungs;
  }

  /**
   * Opens the books on what is on a rung.
   *
   * @param around the books on the rung that its ladder is on; null for the gateway's own ladder
   */
  ChainBooks books(RungSpec rung, String name, @Nullable ChainBooks around) {
    List<FaultSpec> faults =
        rung.withInner()
            .flatMap(inner -> inner.providers().stream())
            .flatMap(provider -> server(provider).faults().stream())
            .toList();
    return around == null ? parts.chain(name, "", faults) : around.inner(name, faults);
  }

  /** Puts policies around a layer. */
  Layer around(
      Layer innermost,
      List<PolicySpec> policies,
      CallEvents interest,
      String place,
      Chain.Books opened) {
    return builder.around(innermost, policies, interest, place, opened);
  }

  /** Builds what calls a provider. */
  CallRung call(String provider, CallEvents interest) {
    Callee callee = new Callee(server(provider), Draw.numberOf(provider), false);
    return new CallRung(process, flow, callee, interest, new Books(books, parts));
  }

  /** Builds what calls a rung's own server, which is no attempt. */
  CallRung ownCalls(RungSpec rung, int number) {
    ProviderSpec own = rung.ownServer();
    if (own == null) {
      throw new IllegalArgumentException("%s has no server of its own".formatted(rung.label()));
    }
    Callee callee = new Callee(server(own.name()), number, rung.desk() != null);
    return new CallRung(process, flow, callee, CallEvents.NONE, new Books(null, parts));
  }

  /** Returns where an answer comes from; nothing is known of those of unlisted layers. */
  String placeOf(Answer answer) {
    return answer.origin < 0 ? "" : parts.place(answer.origin);
  }

  /** What the layers run in. */
  Flow flow() {
    return flow;
  }

  /** Returns what is said of the server of a name. */
  ProviderSpec spec(String name) {
    return server(name).spec();
  }

  /** Returns the server of a name. */
  Provider server(String name) {
    Provider provider = servers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("there is no provider '%s'".formatted(name));
    }
    return provider;
  }
}
