package dev.stampede.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.PrimeMerge;
import dev.stampede.models.place.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of replicas and of replications when they are added up. */
class ResultSumsTest {

  private static LayerResult layer(
      String chain, long entered, long ok, long failed, long rejected, long timedOut, long taken) {
    ExactSum kept = new ExactSum();
    kept.add(1000 * entered);
    return new LayerResult(
        chain,
        "retry",
        entered,
        ok,
        failed,
        rejected,
        timedOut,
        taken,
        kept,
        new Place("retry", new Intervals(1, 1)));
  }

  private static GuardResult guard(String chain, long openings) {
    return new GuardResult(chain, "breaker", 1, openings, openings, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void layers_sumEveryFigure() {
    LayerResult one = layer("p", 41, 2, 3, 5, 7, 11); // 28 ended
    LayerResult other = layer("p", 131, 13, 17, 19, 23, 29); // 101 ended
    LayerResult sum = one.plus(other);
    assertThat(sum)
        .usingRecursiveComparison()
        .isEqualTo(layer("p", 41 + 131, 2 + 13, 3 + 17, 5 + 19, 7 + 23, 11 + 29));
    assertThat(one.unfinished()).isEqualTo(13);
    assertThat(sum.unfinished()).isEqualTo(43);
    assertThat(one.keptNanos().toDouble()).isEqualTo(41_000); // what was added up is left alone
  }

  @Test
  void layers_mayEndAllThatEntersAndNoMore() {
    assertThat(layer("p", 28, 2, 3, 5, 7, 11).unfinished()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> layer("p", 27, 2, 3, 5, 7, 11))
        .withMessage("the books of retry at p do not balance: 27 entered, 28 ended");
  }

  private static PrimeMerge<GuardResult> guards() {
    return PrimeMerge.of(GuardResult.class)
        .largest("mostOpenings", "longestOpenNanos", "longestNoticeNanos", "mostFailuresBefore");
  }

  @Test
  void guards_sumAllButTheWorst() {
    guards().check(GuardResult::plus);
    guards().check((one, other) -> other.plus(one)); // the worst one is the first
  }

  @Test
  void faultLoads_haveTheSameFaultsBesideEachOtherAndMoreInMoreReplications() {
    PrimeMerge.of(FaultLoadResult.class).first("faultNanos").check(FaultLoadResult::beside);
    PrimeMerge.of(FaultLoadResult.class).check(FaultLoadResult::plus);
  }

  @Test
  void attributions_sumPartByPart_andFaultLoadsByProvider() {
    Attribution one =
        new Attribution(
            List.of(layer("p", 41, 2, 3, 5, 7, 11), layer("q", 53, 0, 0, 0, 0, 0)),
            List.of(guard("p", 2), guard("q", 3)),
            List.of(new FaultLoadResult("p", 59, 3, 2), new FaultLoadResult("q", 61, 5, 3)));
    Attribution other =
        new Attribution(
            List.of(layer("p", 131, 13, 17, 19, 23, 29), layer("q", 67, 0, 0, 0, 0, 0)),
            List.of(guard("p", 5), guard("q", 7)),
            List.of(new FaultLoadResult("r", 71, 11, 7), new FaultLoadResult("p", 73, 17, 13)));

    Attribution replicas = one.beside(other);
    assertThat(replicas.layers())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(layer("p", 172, 15, 20, 24, 30, 40), layer("q", 120, 0, 0, 0, 0, 0));
    assertThat(replicas.guards()).extracting(GuardResult::openings).containsExactly(7L, 10L);
    assertThat(replicas.guards()).extracting(GuardResult::chain).containsExactly("p", "q");
    assertThat(replicas.faultLoads())
        .containsExactly(
            new FaultLoadResult("p", 59, 20, 15),
            new FaultLoadResult("q", 61, 5, 3),
            new FaultLoadResult("r", 71, 11, 7));

    Attribution replications = one.plus(other);
    assertThat(replications.layers()).usingRecursiveComparison().isEqualTo(replicas.layers());
    assertThat(replications.guards()).isEqualTo(replicas.guards());
    assertThat(replications.faultLoads())
        .containsExactly(
            new FaultLoadResult("p", 132, 20, 15),
            new FaultLoadResult("q", 61, 5, 3),
            new FaultLoadResult("r", 71, 11, 7));
  }
}
