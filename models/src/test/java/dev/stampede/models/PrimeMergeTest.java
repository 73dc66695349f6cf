package dev.stampede.models;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the check of a merge notices. */
class PrimeMergeTest {

  record Line(String name, List<Part> parts, long most) {}

  record Part(long one, double other) {}

  record Unheard(Locale locale) {}

  private static Line merged(Line one, Line other, List<Part> parts) {
    return new Line(one.name, parts, Math.max(one.most, other.most));
  }

  private static Line sum(Line one, Line other) {
    Part mine = one.parts.get(0);
    Part theirs = other.parts.get(0);
    Part second = one.parts.get(1);
    Part otherSecond = other.parts.get(1);
    return merged(
        one,
        other,
        List.of(
            new Part(mine.one + theirs.one, mine.other + theirs.other),
            new Part(second.one + otherSecond.one, second.other + otherSecond.other)));
  }

  @Test
  void whatIsSummed_isSoughtInEveryPart() {
    PrimeMerge.of(Line.class).largest("most").check(PrimeMergeTest::sum);
    assertThatThrownBy(
            () ->
                PrimeMerge.of(Line.class)
                    .largest("most")
                    .check((one, other) -> merged(one, other, one.parts)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("parts[1].other");
    assertThatThrownBy(() -> PrimeMerge.of(Line.class).check(PrimeMergeTest::sum))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("most");
  }

  @Test
  void aRuleForWhatIsNotThere_andAKindThatNobodyKnows_fail() {
    assertThatThrownBy(
            () -> PrimeMerge.of(Line.class).largest("most", "least").check(PrimeMergeTest::sum))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("names a component");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrimeMerge.of(Unheard.class).check((one, other) -> one))
        .withMessage("say how the java.util.Locale that locale is gets filled and read");
  }
}
