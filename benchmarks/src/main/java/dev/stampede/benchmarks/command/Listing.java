package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.peer.Peer;
import dev.stampede.benchmarks.result.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The list of what can be measured. */
final class Listing {

  private static final List<String> HEADER =
      List.of("name", "one operation", "parameters", "peers");

  private Listing() {}

  static List<String> lines(List<Work> works) {
    return new Table(HEADER, HEADER.size(), works.stream().map(Listing::row).toList()).text();
  }

  private static List<String> row(Work work) {
    return List.of(
        work.name(),
        work.operation(),
        work.parameters().entrySet().stream()
            .map(p -> p.getKey() + "=" + String.join(",", p.getValue()))
            .collect(Collectors.joining(" ")),
        work.peers().stream().map(Peer::id).collect(Collectors.joining(",")));
  }
}
