package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.scenarios.read.Extends;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code architectures}, when {@code extends} is resolved. */
public final class ArchitectureDecoder {
  private final LadderDecoder ladders;
  private final ChainDecoder chains;
  private final Set<String> bounds = new LinkedHashSet<>();

  public ArchitectureDecoder(Names providers) {
    this.ladders = new LadderDecoder(providers);
    this.chains = new ChainDecoder(providers);
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
      MappingReader in = child.value().mapping();
      ChainDecoder.Chain chain = chains.readWithRungs(in.optional("chain"));
      List<RungSpec> ladder =
          chain.rungs().isEmpty() && !chain.unclear()
              ? ladders.read(in.required("ladder"))
              : ladders.read(chain.rungs(), in.optional("ladder"));
      int replicas = in.optional("replicas", "1").integer(1, ArchitectureSpec.MOST_REPLICAS);
      if (in.optional(Extends.BOUND, "false").bool()) {
        bounds.add(name);
      }
      ArchitectureSpec architecture =
          in.build(() -> new ArchitectureSpec(name, chain.policies(), ladder, replicas));
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
