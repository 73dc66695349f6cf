package dev.stampede.experiments.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Tallies;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.TrialCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyFoldTest {

  private static final Plan PLAN =
      new Plan(
          List.of(
              new Variant(ScenarioText.of("a"), List.of("single", "pair")),
              new Variant(ScenarioText.of("b"), List.of("single"))),
          1,
          5);

  private static TallyFold fold() {
    TrialSpec spec = Tallies.trials(List.of());
    return new TallyFold(PLAN, List.of(spec, spec), List.of(List.of(), List.of()));
  }

  /** Its digest tells which it is. */
  private static TrialResult result(TrialKey key) {
    return new TrialResult(
        PLAN.architecture(key),
        key.replication(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Attribution.NONE,
        List.of(),
        List.of(),
        new TrialCost(List.of(), List.of(), Cost.NONE),
        1,
        0,
        Digest.EMPTY.with(PLAN.index(key)));
  }

  private static List<Digest> digests(TallyFold fold) {
    List<ArchitectureTally> all = new ArrayList<>(fold.tallies(0));
    all.addAll(fold.tallies(1));
    return all.stream().map(ArchitectureTally::digest).toList();
  }

  private static List<Digest> digestsInOrder() {
    TallyFold inOrder = fold();
    PLAN.keys().forEach(key -> inOrder.add(key, result(key)));
    return digests(inOrder);
  }

  @Test
  void anyOrder_givesTheSameTallies() {
    List<Digest> expected = digestsInOrder();
    assertThat(expected).hasSize(3).doesNotHaveDuplicates();

    for (int seed = 0; seed < 50; seed++) {
      List<TrialKey> keys = new ArrayList<>(PLAN.keys().toList());
      Collections.shuffle(keys, new Random(seed));
      TallyFold fold = fold();
      keys.forEach(key -> fold.add(key, result(key)));

      assertThat(digests(fold)).isEqualTo(expected);
      assertThat(fold.replications()).isEqualTo(5);
    }
  }

  @Test
  void replication_countsOnceItIsWhole_andThoseBeforeItAre() {
    TallyFold fold = fold();
    fold.add(new TrialKey(1, 0, 0), result(new TrialKey(1, 0, 0)));
    fold.add(new TrialKey(1, 0, 1), result(new TrialKey(1, 0, 1)));
    fold.add(new TrialKey(1, 1, 0), result(new TrialKey(1, 1, 0)));
    fold.add(new TrialKey(0, 0, 0), result(new TrialKey(0, 0, 0)));
    fold.add(new TrialKey(0, 1, 0), result(new TrialKey(0, 1, 0)));
    assertThat(fold.replications()).isZero();
    assertThat(fold.tallies(0)).allMatch(tally -> tally.replications() == 0);

    fold.add(new TrialKey(0, 0, 1), result(new TrialKey(0, 0, 1)));
    fold.add(new TrialKey(2, 0, 0), result(new TrialKey(2, 0, 0)));
    assertThat(fold.replications()).isEqualTo(2);
    assertThat(fold.received()).isEqualTo(7);
    assertThat(fold.tallies(0)).hasSize(2).allMatch(tally -> tally.replications() == 2);
    assertThat(fold.tallies(1)).hasSize(1).allMatch(tally -> tally.replications() == 2);
  }

  @Test
  void trialThatEndsTwice_isRefused() {
    TallyFold fold = fold();
    TrialKey first = new TrialKey(0, 0, 0);
    TrialKey waiting = new TrialKey(3, 0, 0);
    fold.add(first, result(first));
    fold.add(waiting, result(waiting));

    for (TrialKey key : List.of(first, waiting)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fold.add(key, result(key)))
          .withMessageContaining("ended twice");
    }
  }
}
