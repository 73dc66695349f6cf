package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.Mortality;
import dev.stampede.scenarios.forecast.Offered;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** Nodes that die of load are to die of more than the usual one, and of something that can be. */
final class NodesUnderLoad implements Check {
  private static final double GB = 1e9;

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      Mortality mortality = provider.engine().mortality();
      if (mortality == null) {
        continue;
      }
      if (mortality.isImmortal()) {
        findings.add(
            Rule.NODES_NEVER_DIE,
            subject.place(provider, "engine"),
            "no node of %s can ever die: it has room for %s calls, and survives %d"
                .formatted(
                    provider.name(),
                    Findings.number(mortality.room()),
                    mortality.memory().survivedCalls()),
            "more places, or a longer queue, or servers in its place");
      } else {
        checkLoad(subject, provider, mortality, findings);
      }
    }
  }

  /** What is refused for want of room takes no memory. */
  private static void checkLoad(
      Subject subject, ProviderSpec provider, Mortality mortality, Findings findings) {
    for (ArchitectureSpec architecture : subject.trial().architectures()) {
      List<Offered> offered = subject.load().offered(provider, architecture);
      double calls = offered.stream().mapToDouble(Offered::underWay).sum();
      double bytes =
          offered.stream()
              .mapToDouble(some -> some.underWay() * mortality.callBytes(some.shape()))
              .sum();
      double needed = bytes * Math.min(1, mortality.nodes() * mortality.room() / calls);
      if (needed > mortality.freeBytes()) {
        findings.add(
            Rule.NODES_DIE_AT_ONCE,
            subject.place(provider, "engine"),
            "the usual load kills the nodes of %s: its calls need %s GB, and all nodes together have %s GB for them"
                .formatted(
                    provider.name(),
                    Findings.number(needed / GB),
                    Findings.number(mortality.freeBytes() / GB)),
            "more nodes, or a limit on calls before them");
        return;
      }
    }
  }
}
