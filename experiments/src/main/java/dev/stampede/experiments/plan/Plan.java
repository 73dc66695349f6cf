package dev.stampede.experiments.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is to be run: some architectures of some variants, each so many times. Text and numbers
 * alone, so that a plan can be written down, compared and sent to where its trials are run.
 *
 * @param variants at least one
 * @param seed of all random numbers: replications of the same number see the same ones in every
 *     variant and architecture
 * @param replications of each, at least 1
 */
public record Plan(List<Variant> variants, long seed, int replications) {

  /** Copies the list; rejects a plan of nothing, and one of more trials than can be counted. */
  public Plan {
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("a plan must have a variant");
    }
    if (replications < 1) {
      throw new IllegalArgumentException(
          "replications (%d) must be at least 1".formatted(replications));
    }
    long each = variants.stream().mapToLong(variant -> variant.architectures().size()).sum();
    if (each * replications > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d trials are more than can be counted".formatted(each * replications));
    }
  }

  /** Returns the plan with another seed. */
  public Plan withSeed(long newSeed) {
    return new Plan(variants, newSeed, replications);
  }

  /** Returns the plan with another number of replications, at least 1. */
  public Plan withReplications(int newReplications) {
    return new Plan(variants, seed, newReplications);
  }

  /** How many trials one replication has. */
  public int trialsOfReplication() {
    return variants.stream().mapToInt(variant -> variant.architectures().size()).sum();
  }

  /** How many trials there are. */
  public int trials() {
    return trialsOfReplication() * replications;
  }

  /** Returns the keys of all trials, in their order; made when asked for. */
  public Stream<TrialKey> keys() {
    List<TrialKey> first = new ArrayList<>();
    for (int v = 0; v < variants.size(); v++) {
      for (int a = 0; a < variants.get(v).architectures().size(); a++) {
        first.add(new TrialKey(0, v, a));
      }
    }
    return IntStream.range(0, replications)
        .boxed()
        .flatMap(r -> first.stream().map(k -> new TrialKey(r, k.variant(), k.architecture())));
  }

  /**
   * Returns the place of a key among {@link #keys()}, from 0 on.
   *
   * @throws IllegalArgumentException if the plan has no such trial
   */
  public int index(TrialKey key) {
    if (key.replication() >= replications
        || key.variant() >= variants.size()
        || key.architecture() >= variants.get(key.variant()).architectures().size()) {
      throw new IllegalArgumentException("%s is not in the plan".formatted(key));
    }
    int before = 0;
    for (int v = 0; v < key.variant(); v++) {
      before += variants.get(v).architectures().size();
    }
    return key.replication() * trialsOfReplication() + before + key.architecture();
  }

  /** Returns the name of a trial's architecture. */
  public String architecture(TrialKey key) {
    return variants.get(key.variant()).architectures().get(key.architecture());
  }

  /** Returns the plan as text, which {@link #parse} reads. */
  public String encode() {
    return PlanText.of(this);
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @throws IllegalArgumentException if the text is not a whole plan of this version
   */
  public static Plan parse(String text) {
    return PlanText.read(text);
  }
}
