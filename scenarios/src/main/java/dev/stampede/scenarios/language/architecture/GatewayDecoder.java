package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.AT_LEAST_ONE;

import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads {@code gateway}: a rung that is a gateway of its own. */
final class GatewayDecoder implements RungDecoder {
  private static final Key<ValueReader> LADDER =
      Key.open(
          "ladder",
          Type.as(new Shape.Same(LadderDecoder.NAME)),
          "required, unless a vendor's element in the chain says who serves",
          "the rungs of the gateway; none is deferred");

  private final Key<ValueReader> chain;
  private final Form form;

  GatewayDecoder(ChainDecoder chains) {
    chain =
        Key.open(
            "chain", Type.as(chains.shape()), "empty", "around each call that the gateway makes");
    form =
        Form.of("gateway", "a gateway that this one calls", chain, LADDER)
            .and(LadderDecoder.ANY_RUNG)
            .rule(AT_LEAST_ONE, LADDER, chain);
  }

  Form form() {
    return form;
  }

  @Override
  public RungSpec read(ValueReader value, Site site) {
    MappingReader in = value.mapping(form);
    ChainDecoder.Chain around = site.chains().readWithRungs(in.get(chain), site.providers());
    ValueReader said = around.rungs().isEmpty() ? in.required(LADDER.name()) : in.get(LADDER);
    List<RungSpec> ladder = site.ladders().read(around.rungs(), said, site);
    if (ladder.stream().anyMatch(DeferredRungSpec.class::isInstance)) {
      in.error("a gateway inside has no deferred rung", "put it after the gateway");
    }
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(() -> new GatewayRungSpec(around.policies(), ladder, when, restarts), STAND_IN);
  }
}
