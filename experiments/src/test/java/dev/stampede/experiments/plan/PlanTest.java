package dev.stampede.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  private static final Variant ONE =
      new Variant(
          new ScenarioText("a: 3,.yaml", "/some folder", "name: é, 12:34,\n", List.of("a=1", "")),
          List.of("single", "pair"));
  private static final Variant OTHER = new Variant(ScenarioText.of(""), List.of("only"));

  private static final LeftOut BOTH = new LeftOut(List.of("a, 1:b", ""), List.of("north"));

  private static final Plan PLAN = new Plan(List.of(ONE, OTHER), -7, 2);

  @Test
  void keys_areReplicationByReplication() {
    assertThat(PLAN.keys())
        .containsExactly(
            new TrialKey(0, 0, 0),
            new TrialKey(0, 0, 1),
            new TrialKey(0, 1, 0),
            new TrialKey(1, 0, 0),
            new TrialKey(1, 0, 1),
            new TrialKey(1, 1, 0));
    assertThat(PLAN.trials()).isEqualTo(6);
    assertThat(PLAN.trialsOfReplication()).isEqualTo(3);
  }

  @Test
  void keys_compareAndCountInTheirOrder() {
    List<TrialKey> keys = PLAN.keys().toList();

    assertThat(keys).isSorted();
    assertThat(keys.stream().map(PLAN::index)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(keys.stream().map(PLAN::architecture))
        .containsExactly("single", "pair", "only", "single", "pair", "only");
  }

  @Test
  void keysOfOthers_areRefused() {
    for (TrialKey key :
        List.of(new TrialKey(2, 0, 0), new TrialKey(0, 2, 0), new TrialKey(0, 1, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PLAN.index(key))
          .withMessageContaining("not in the plan");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new TrialKey(-1, 0, 0));
  }

  @Test
  void plansOfNothing_andOfTooMuch_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(), 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.withReplications(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Variant(ScenarioText.of(""), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(Collections.nCopies(3, OTHER), 1, Integer.MAX_VALUE))
        .withMessageContaining("more than can be counted");
  }

  private static final Excerpt EXCERPT =
      new Excerpt(3, 1000, 20, 80, 10, 0, 7, 12, List.of("north-incident-1", ""));

  @Test
  void aStretchOfALongerTime_comesBackFromItsText_andHasNumbersOfItsOwn() {
    Plan plan = new Plan(List.of(ONE.of(EXCERPT), OTHER), 1, 1);

    assertThat(Plan.parse(plan.encode())).isEqualTo(plan);
    assertThat(plan.numbers(new TrialKey(0, 0, 1))).isEqualTo(12);
    assertThat(PLAN.numbers(new TrialKey(1, 1, 0))).isEqualTo(1);
    assertThat(EXCERPT.lengthNanos()).isEqualTo(60);
    assertThat(EXCERPT.without(List.of()).leftOut()).isEmpty();
  }

  @Test
  void whatIsNoStretch_isRefused() {
    for (long[] n :
        new long[][] {{-1, 5, 1, 1}, {5, 5, 1, 1}, {0, 1001, 1, 1}, {0, 5, 0, 1}, {0, 5, 1, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Excerpt(0, 1000, n[0], n[1], n[2], 0, n[3], 0, List.of()));
    }
  }

  @Test
  void plan_comesBackFromItsText() {
    assertThat(Plan.parse(PLAN.encode())).isEqualTo(PLAN);
    Plan other = PLAN.withSeed(Long.MIN_VALUE).withReplications(100_000);
    assertThat(Plan.parse(other.encode())).isEqualTo(other).isNotEqualTo(PLAN);
  }

  /** Its trials are those of the plan, but for their places in it. */
  @Test
  void batch_isAPartOfThePlan() {
    Plan all = PLAN.withReplications(7);
    Plan batch = all.batch(2, 5);

    assertThat(batch.keys())
        .containsExactlyElementsOf(
            all.keys().filter(k -> k.replication() >= 2 && k.replication() < 5).toList());
    assertThat(batch.keys().map(batch::index)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(batch.trials()).isEqualTo(9);
    assertThat(batch.batch(3, 4)).isEqualTo(all.batch(3, 4));
    assertThat(Plan.parse(batch.encode())).isEqualTo(batch).isNotEqualTo(all.withReplications(3));
    assertThat(all.batch(0, 7)).isEqualTo(all);
    assertThatIllegalArgumentException().isThrownBy(() -> batch.index(new TrialKey(1, 0, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> batch.index(new TrialKey(5, 0, 0)));
  }

  @Test
  void batchesOfNothing_andOfOtherPlans_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.batch(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAN.batch(1, 3))
        .withMessage("replications 1 to 3 are not all in the plan");
    assertThatIllegalArgumentException().isThrownBy(() -> PLAN.batch(1, 2).batch(0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(ONE), 1, -1, 2));
  }

  @Test
  void whatIsLeftOut_travels() {
    Plan plan =
        new Plan(List.of(ONE, ONE.without(BOTH), ONE.without(LeftOut.fault("x")), OTHER), 1, 1);
    Plan read = Plan.parse(plan.encode());

    assertThat(read).isEqualTo(plan);
    assertThat(read.variants())
        .extracting(Variant::leftOut)
        .containsExactly(LeftOut.NOTHING, BOTH, LeftOut.fault("x"), LeftOut.NOTHING);
    assertThat(ONE.without(LeftOut.fault("north")))
        .isNotEqualTo(ONE.without(LeftOut.incidents("north")));
  }

  @Test
  void onlyStep_staysInTheText() {
    Plan plan = new Plan(List.of(ONE, ONE.withOnly("wait"), OTHER.withOnly("shed half")), 1, 1);

    assertThat(Plan.parse(plan.encode()))
        .isEqualTo(plan)
        .satisfies(
            read ->
                assertThat(read.variants())
                    .extracting(Variant::onlyStep)
                    .containsExactly(
                        Optional.empty(), Optional.of("wait"), Optional.of("shed half")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.parse(plan.encode().replace("1:1,4:wait,", "1:2,4:wait,4:wait,")))
        .withMessage("2 steps are not one");
  }

  @Test
  void textOfAnotherVersion_isRefusedInWords() {
    String first = "16:stampede.plan/v1,1:1,1:1,1:0,";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.parse(first))
        .withMessageContaining("a plan of stampede.plan/v1")
        .withMessageContaining("stampede.plan/v5 alone")
        .withMessageContaining("make the plan again");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.parse("2:no,"))
        .withMessage("not a plan of stampede.plan/v5");
  }

  @Test
  void textThatIsCut_isNoPlan() {
    String text = PLAN.encode();
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(cut));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(text + "1:a,"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "16:stampede.plan/v5,1:1,",
        "16:stampede.plan/v1,1:1,",
        "99999999999:a,",
        "-1:a,",
        "no plan"
      })
  void otherText_isNoPlan(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(text));
  }
}
