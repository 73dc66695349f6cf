package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.scenarios.read.Extends;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code architectures}, when {@code extends} is resolved. */
public final class ArchitectureDecoder {
  private static final Key<Integer> REPLICAS =
      Key.optional(
          "replicas",
          Type.integer(1, ArchitectureSpec.MOST_REPLICAS),
          "1",
          "gateways of its kind, side by side");
  private static final Key<Boolean> BOUND =
      Key.optional(
          Extends.BOUND,
          Type.FLAG,
          "false",
          "true: only frames the others, and is not to be built");
  private static final Key<Double> FIXED_COST =
      Key.absent(
          "fixed_cost",
          Type.MONEY_PER_HOUR,
          "nothing",
          "what it costs by being there: licences, a gateway, those who look after it");
  private static final Key<ValueReader> EXTENDS =
      Key.open(
          Extends.KEY,
          Type.reference("architecture"),
          "none",
          "takes over the keys of another architecture, except those given anew and bound");

  private final LadderDecoder ladders;
  private final ChainDecoder chains;
  private final Key<ValueReader> chain;
  private final Key<ValueReader> ladder;
  private final Form form;
  private final Names providers;
  private final Set<String> bounds = new LinkedHashSet<>();

  /**
   * Creates a decoder.
   *
   * @param policies what policies there are
   * @param rungs what rungs there are
   * @param providers whom the scenario has
   */
  public ArchitectureDecoder(
      Kinds<PolicyDecoder> policies, Kinds<RungDecoder> rungs, Names providers) {
    this.chains = new ChainDecoder(policies);
    this.ladders = new LadderDecoder(rungs, chains);
    this.providers = providers;
    this.chain =
        Key.open(
            "chain",
            Type.as(chains.shape()),
            "empty",
            "the policies around each call to a provider, outermost first");
    this.ladder =
        Key.open(
            LadderDecoder.NAME,
            Type.as(ladders.shape()),
            "required, unless extends or a vendor's element in the chain says it",
            "the rungs to serve from, first choice first");
    this.form =
        Form.of("architecture", "how work is served", chain, ladder, REPLICAS, FIXED_COST)
            .and(BOUND, EXTENDS)
            .rule(Form.Count.AT_LEAST_ONE, ladder, EXTENDS, chain);
  }

  /** What the section looks like. */
  public Shape shape() {
    return new Shape.Table("architecture", Type.NAME.shape(), new Shape.Keys(form), 1);
  }

  /** Returns the architectures that are described well. */
  public List<ArchitectureSpec> read(ValueReader section) {
    List<ArchitectureSpec> architectures = new ArrayList<>();
    List<Named> children = section.children();
    if (children.isEmpty() && section.isMapping()) {
      section.error(
          "architectures has no architecture",
          "for example architectures: {single: {ladder: [north]}}");
    }
    for (Named child : children) {
      String name = child.key().name();
      MappingReader in = child.value().mapping(form);
      ChainDecoder.Chain around = chains.readWithRungs(in.get(chain), providers);
      List<RungSpec> rungs =
          around.rungs().isEmpty() && !around.unclear()
              ? ladders.read(in.required(LadderDecoder.NAME), providers)
              : ladders.read(around.rungs(), in.get(ladder), providers);
      int replicas = in.get(REPLICAS);
      double fixedCost = in.get(FIXED_COST, 0.0);
      if (in.get(BOUND)) {
        bounds.add(name);
      }
      ArchitectureSpec architecture =
          in.build(() -> new ArchitectureSpec(name, around.policies(), rungs, replicas, fixedCost));
      if (architecture != null) {
        architectures.add(architecture);
      }
    }
    if (!children.isEmpty() && bounds.size() == children.size()) {
      section.error(
          "architectures has bounds only", "leave 'bound: true' out of those that could be built");
    }
    return architectures;
  }

  /** The names of those that only frame the others; complete when all are read. */
  public Set<String> bounds() {
    return bounds;
  }
}
