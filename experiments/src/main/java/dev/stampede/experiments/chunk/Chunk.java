package dev.stampede.experiments.chunk;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Some trials of a plan, one after the other in its order: what is run in one place at one time.
 * Text and numbers alone; a place that runs it needs besides that the files which the scenarios
 * name, under the same paths.
 *
 * @param from place of the first one among the plan's keys, from 0 on
 * @param until that of the first one that is not in it any more, above {@code from}
 */
public record Chunk(Plan plan, int from, int until) {

  private static final String VERSION = "stampede.chunk/v1";

  /** Rejects what is not in the plan. */
  public Chunk {
    if (from < 0 || from >= until || until > plan.trials()) {
      throw new IllegalArgumentException(
          "trials %d to %d are not all in the plan".formatted(from, until));
    }
  }

  /**
   * Cuts a plan. Where it is cut depends on the plan and the size alone, never on who runs it.
   *
   * @param trials of a chunk at the most, at least 1; whole replications where there is room for
   *     one
   */
  public static List<Chunk> cut(Plan plan, int trials) {
    if (trials < 1) {
      throw new IllegalArgumentException("trials (%d) must be at least 1".formatted(trials));
    }
    int step =
        trials - (trials > plan.trialsOfReplication() ? trials % plan.trialsOfReplication() : 0);
    List<Chunk> chunks = new ArrayList<>();
    for (long from = 0; from < plan.trials(); from += step) {
      chunks.add(new Chunk(plan, (int) from, (int) Math.min(from + step, plan.trials())));
    }
    return chunks;
  }

  /** How many trials it has. */
  public int trials() {
    return until - from;
  }

  /** Returns which trial is the one of a number, from 0 on. */
  TrialKey key(int number) {
    return plan.key(from + number);
  }

  /**
   * Returns the same trials in the smallest plan that has them: nobody who runs it reads scenarios
   * for nothing. Variants may have other numbers there.
   */
  public Chunk alone() {
    TrialKey one = plan.key(from);
    TrialKey last = plan.key(until - 1);
    boolean within = one.replication() == last.replication();
    int firstVariant = within ? one.variant() : 0;
    int lastVariant = within ? last.variant() : plan.variants().size() - 1;
    Plan smallest =
        new Plan(
            plan.variants().subList(firstVariant, lastVariant + 1),
            plan.seed(),
            one.replication(),
            last.replication() - one.replication() + 1);
    int start =
        smallest.index(
            new TrialKey(one.replication(), one.variant() - firstVariant, one.architecture()));
    return new Chunk(smallest, start, start + trials());
  }

  /** Returns the chunk as text, which {@link #parse} reads. */
  public String encode() {
    return "%s %d %d\n%s".formatted(VERSION, from, until, plan.encode());
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @throws IllegalArgumentException if the text is not a whole chunk of this version
   */
  public static Chunk parse(String text) {
    int end = text.indexOf('\n');
    String[] head = text.substring(0, Math.max(0, end)).split(" ", -1);
    if (head.length != 3 || !head[0].equals(VERSION)) {
      throw new IllegalArgumentException("not a chunk of " + VERSION);
    }
    return new Chunk(
        Plan.parse(text.substring(end + 1)), Integer.parseInt(head[1]), Integer.parseInt(head[2]));
  }
}
