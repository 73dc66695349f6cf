package dev.stampede.experiments.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.measure.Latency;
import dev.stampede.models.TrialResult;
import dev.stampede.models.work.Step;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResultTypesTest {

  private final ResultTypes types = ResultTypes.known();

  @Test
  void whateverAResultIsMadeOf_canBeWritten() {
    assertThat(types.all()).contains(TrialResult.class, Latency.class, Step.class, long[].class);
    assertThat(types.all())
        .allSatisfy(
            type -> assertThat(Serializable.class).as(type.getName()).isAssignableFrom(type));
  }

  /** Of an open type nobody knows what it will be when it is read. */
  @Test
  void ourTypes_areClosed() {
    assertThat(types.all())
        .filteredOn(type -> type.getName().startsWith("dev.stampede."))
        .allSatisfy(
            type -> assertThat(Modifier.isFinal(type.getModifiers())).as(type.getName()).isTrue());
  }

  @Test
  void numbers_areOneForEachType() {
    for (Class<?> type : types.all()) {
      assertThat(types.type(types.number(type))).isEqualTo(type);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> types.number(AtomicLong.class))
        .withMessage("no result of a trial is made of java.util.concurrent.atomic.AtomicLong");
    assertThatIllegalArgumentException().isThrownBy(() -> types.type(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> types.type(types.all().size()));
  }
}
