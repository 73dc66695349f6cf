package dev.stampede.experiments.tally;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.IncidentOdds;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many of the replications incidents by chance have struck, and how many were to be expected.
 * Who has hardly seen an incident cannot say what incidents cost.
 *
 * @param struck for each replication, whether any source of incidents struck it
 * @param probability that a replication is struck by any
 * @param sources one entry for each source
 * @param confidence how sure intervals from these replications must be
 */
public record Sightings(
    List<Boolean> struck, double probability, List<Sighting> sources, Confidence confidence) {

  /** From fewer struck replications nothing is concluded. */
  public static final int FEWEST = 3;

  /** What was seen of sources in replications whose intervals are looked at once. */
  public Sightings(List<Boolean> struck, double probability, List<Sighting> sources) {
    this(struck, probability, sources, Confidence.PLAIN);
  }

  /** Returns the same, with intervals as sure as asked for. */
  public Sightings at(Confidence newConfidence) {
    return new Sightings(struck, probability, sources, newConfidence);
  }

  /**
   * What was seen of one source.
   *
   * @param struck replications that it struck
   * @param expected how many were to be expected
   */
  public record Sighting(String source, int struck, double expected) {}

  /** Counts the strikes in the first replications of an experiment, at least one. */
  public static Sightings of(TrialSpec spec, long seed, int replications) {
    List<IncidentOdds> odds = spec.faults().odds(seed, spec.durationNanos());
    List<Set<String>> struckBy =
        IntStream.range(0, odds.isEmpty() ? 0 : replications)
            .mapToObj(r -> spec.faults().struckBy(new RandomStreams(seed, r), spec.durationNanos()))
            .toList();
    List<Sighting> sources =
        odds.stream()
            .map(
                source ->
                    new Sighting(
                        source.source(),
                        (int) struckBy.stream().filter(s -> s.contains(source.source())).count(),
                        replications * source.probability()))
            .toList();
    return odds.isEmpty()
        ? none(replications)
        : new Sightings(
            struckBy.stream().map(by -> !by.isEmpty()).toList(), IncidentOdds.ofAny(odds), sources);
  }

  /** No incidents are possible. */
  public static Sightings none(int replications) {
    return new Sightings(Collections.nCopies(replications, false), 0, List.of());
  }

  /**
   * The replications, those struck set apart from the others; where hardly any was spared, all
   * together.
   */
  Strata strata() {
    if (Collections.frequency(struck, false) < 2) {
      return Strata.one(struck.size()).at(confidence);
    }
    boolean[] inStratum = new boolean[struck.size()];
    for (int r = 0; r < inStratum.length; r++) {
      inStratum[r] = struck.get(r);
    }
    return Strata.of(inStratum, probability).at(confidence);
  }

  /** Says why too few incidents were seen to judge by; empty if they were enough. */
  public String tooFewSeen() {
    return sources.stream()
        .filter(source -> source.struck() < FEWEST && source.expected() > 0)
        .findFirst()
        .map(
            source ->
                "incidents of %s struck %d of %d replications: fewer than %d say too little"
                    .formatted(source.source(), source.struck(), struck.size(), FEWEST))
        .orElse("");
  }

  /** Says why too few incidents were to be expected; empty if they were enough. */
  public String tooFewExpected() {
    return sources.stream()
        .filter(source -> source.expected() < FEWEST && source.expected() > 0)
        .findFirst()
        .map(
            source ->
                "%d replications are too few for the incidents of %s: they strike one in %.0f"
                    .formatted(struck.size(), source.source(), struck.size() / source.expected()))
        .orElse("");
  }
}
