package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.peer.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Understands what of the catalogue a command line selects. */
final class Selection {

  private Selection() {}

  /** The command line names something that there is not; the message says what there is. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /** Returns the works of these names, all if there are none. */
  static List<Work> works(List<String> names) throws Unknown {
    for (String name : names) {
      require("benchmark", name, Catalogue.names());
    }
    return Catalogue.WORKS.stream()
        .filter(work -> names.isEmpty() || names.contains(work.name()))
        .toList();
  }

  /** Returns the peers of these names. */
  static Set<Peer> peers(List<String> names) throws Unknown {
    Map<String, Peer> known =
        Arrays.stream(Peer.values())
            .collect(Collectors.toMap(Peer::id, p -> p, (a, b) -> a, LinkedHashMap::new));
    Set<Peer> peers = EnumSet.noneOf(Peer.class);
    for (String name : names) {
      String id = name.toLowerCase(Locale.ROOT);
      require("peer", id, known.keySet());
      peers.add(known.get(id));
    }
    return peers;
  }

  /**
   * Returns the values of parameters, each of which some of the works must have. Where a work has
   * numbers, others can be asked for; words must be among its own.
   */
  static Map<String, List<String>> parameters(Map<String, String> values, List<Work> works)
      throws Unknown {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      List<List<String>> owners = new ArrayList<>();
      works.stream()
          .filter(work -> work.parameters().containsKey(entry.getKey()))
          .forEach(work -> owners.add(work.parameters().get(entry.getKey())));
      if (owners.isEmpty()) {
        Stream<String> known = works.stream().flatMap(work -> work.parameters().keySet().stream());
        require("parameter", entry.getKey(), known.distinct().toList());
      }
      List<String> asked = List.of(entry.getValue().split(",", -1));
      for (String value : asked) {
        check(entry.getKey(), value, owners.get(0));
      }
      parameters.put(entry.getKey(), asked);
    }
    return parameters;
  }

  private static void check(String name, String value, List<String> own) throws Unknown {
    boolean numbers = own.stream().allMatch(Selection::isNumber);
    if (!numbers) {
      require("value of " + name, value, own);
    } else if (!isNumber(value)) {
      throw new Unknown("the value of %s must be a whole number, not '%s'".formatted(name, value));
    }
  }

  /** Nine digits at most: no benchmark takes more than an int. */
  private static boolean isNumber(String value) {
    return value.matches("[0-9]{1,9}");
  }

  private static void require(String what, String word, Collection<String> known) throws Unknown {
    if (!known.contains(word)) {
      throw new Unknown(
          "unknown %s '%s'%n  help: did you mean '%s'? There are: %s"
              .formatted(what, word, nearest(word, known), String.join(", ", known)));
    }
  }

  /** The one that shares most letters; good enough for a dozen short words. */
  private static String nearest(String word, Collection<String> known) {
    String nearest = "";
    long fewest = Long.MAX_VALUE;
    for (String candidate : known) {
      long different =
          Stream.concat(word.chars().boxed(), candidate.chars().boxed())
              .distinct()
              .mapToLong(letter -> Math.abs(count(word, letter) - count(candidate, letter)))
              .sum();
      if (different < fewest) {
        fewest = different;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static long count(String word, int letter) {
    return word.chars().filter(other -> other == letter).count();
  }
}
