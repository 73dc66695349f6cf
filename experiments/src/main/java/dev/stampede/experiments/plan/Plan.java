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
 * @param first number of the first replication, at least 0; those before it are run elsewhere or
 *     were run before
 * @param replications of each, at least 1
 */
public record Plan(List<Variant> variants, long seed, int first, int replications) {

  /** A plan from the first replication on. */
  public Plan(List<Variant> variants, long seed, int replications) {
    this(variants, seed, 0, replications);
  }

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
    if (first < 0) {
      throw new IllegalArgumentException("first (%d) must be at least 0".formatted(first));
    }
    long each = variants.stream().mapToLong(variant -> variant.architectures().size()).sum();
    long last = (long) first + replications;
    if (each * last > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d trials are more than can be counted".formatted(each * last));
    }
  }

  /** Returns the plan with another seed. */
  public Plan withSeed(long newSeed) {
    return new Plan(variants, newSeed, first, replications);
  }

  /** Returns the plan with another number of replications, at least 1. */
  public Plan withReplications(int newReplications) {
    return new Plan(variants, seed, first, newReplications);
  }

  /**
   * Returns a part of the plan, of whole replications: its trials are those of the plan, and their
   * results, too.
   *
   * @param from number of its first replication
   * @param until number of the first one that is not in it any more, above {@code from}
   * @throws IllegalArgumentException if not all of them are in the plan
   */
  public Plan batch(int from, int until) {
    if (from < first || until > first + replications) {
      throw new IllegalArgumentException(
          "replications %d to %d are not all in the plan".formatted(from, until));
    }
    return new Plan(variants, seed, from, until - from);
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
    List<TrialKey> one = new ArrayList<>();
    for (int v = 0; v < variants.size(); v++) {
      for (int a = 0; a < variants.get(v).architectures().size(); a++) {
        one.add(new TrialKey(0, v, a));
      }
    }
    return IntStream.range(first, first + replications)
        .boxed()
        .flatMap(r -> one.stream().map(k -> new TrialKey(r, k.variant(), k.architecture())));
  }

  /**
   * Returns the place of a key among {@link #keys()}, from 0 on.
   *
   * @throws IllegalArgumentException if the plan has no such trial
   */
  public int index(TrialKey key) {
    if (key.replication() < first
        || key.replication() >= first + replications
        || key.variant() >= variants.size()
        || key.architecture() >= variants.get(key.variant()).architectures().size()) {
      throw new IllegalArgumentException("%s is not in the plan".formatted(key));
    }
    int before = 0;
    for (int v = 0; v < key.variant(); v++) {
      before += variants.get(v).architectures().size();
    }
    return (key.replication() - first) * trialsOfReplication() + before + key.architecture();
  }

  /**
   * Returns the key at a place among {@link #keys()}.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public TrialKey key(int index) {
    if (index < 0 || index >= trials()) {
      throw new IllegalArgumentException("trial %d is not in the plan".formatted(index));
    }
    int variant = 0;
    int left = index % trialsOfReplication();
    while (left >= variants.get(variant).architectures().size()) {
      left -= variants.get(variant).architectures().size();
      variant++;
    }
    return new TrialKey(first + index / trialsOfReplication(), variant, left);
  }

  /** Returns the name of a trial's architecture. */
  public String architecture(TrialKey key) {
    return variants.get(key.variant()).architectures().get(key.architecture());
  }

  /** Returns the number of the replication whose random numbers a trial sees. */
  public int numbers(TrialKey key) {
    return variants.get(key.variant()).excerpt().map(Excerpt::number).orElse(key.replication());
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
