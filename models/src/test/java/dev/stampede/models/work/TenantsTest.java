package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.work.Tenants.Share;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TenantsTest {

  private static final int SAMPLE = 50_000;
  private static final double STANDARD_ERRORS = 3.3;
  private static final Tenants THREE =
      new Tenants(
          List.of(new Share("other", 0.1), new Share("acme", 0.6), new Share("globex", 0.3)));

  private static LongStream matters() {
    return LongStream.range(0, SAMPLE).map(number -> RandomKey.derive(42, number));
  }

  private static double shareOf(Tenants tenants, int owner) {
    return (double) matters().filter(matter -> tenants.ownerOf(matter) == owner).count() / SAMPLE;
  }

  @Test
  void owners_haveTheirShares() {
    assertThat(THREE.names()).containsExactly("acme", "globex", "other");
    double[] shares = {0.6, 0.3, 0.1};
    for (int owner = 0; owner < shares.length; owner++) {
      double error = Math.sqrt(shares[owner] * (1 - shares[owner]) / SAMPLE);
      assertThat(shareOf(THREE, owner)).isCloseTo(shares[owner], within(STANDARD_ERRORS * error));
    }
  }

  /** Whose work is hangs on nothing else of it. */
  @Test
  void owners_areIndependentOfCriticality() {
    long both =
        matters()
            .filter(matter -> THREE.ownerOf(matter) == 0)
            .filter(matter -> Draw.CRITICALITY.uniform(matter) < 0.5)
            .count();
    double error = Math.sqrt(0.3 * 0.7 / SAMPLE);
    assertThat((double) both / SAMPLE).isCloseTo(0.3, within(STANDARD_ERRORS * error));
  }

  @Test
  void order_doesNotMatter() {
    Tenants sorted =
        new Tenants(
            List.of(new Share("acme", 0.6), new Share("globex", 0.3), new Share("other", 0.1)));
    assertThat(sorted).isEqualTo(THREE);
    assertThat(sorted.label()).isEqualTo("acme+globex+other");
  }

  /** Neither by chance nor by what rounding leaves over. */
  @Test
  void whoHasNoShare_ownsNothing() {
    Tenants tenants =
        new Tenants(List.of(new Share("a", 0), new Share("b", 1 - 9e-10), new Share("c", 0)));
    assertThat(matters().map(tenants::ownerOf)).containsOnly(1L);
    assertThat(tenants.have("b")).isTrue();
    assertThat(tenants.have("c")).isFalse();
    assertThat(tenants.have("d")).isFalse();
  }

  @Test
  void oneTenant_ownsAll() {
    Tenants one = Tenants.of("acme");
    assertThat(matters().map(one::ownerOf)).containsOnly(0L);
    assertThat(one.nameOf(7)).isEqualTo("acme");
    assertThat(one.label()).isEqualTo("acme");
  }

  @Test
  void sharesThatAreNone_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenants(List.of()))
        .withMessageContaining("add up to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenants(List.of(new Share("a", 0.5), new Share("b", 0.4))))
        .withMessageContaining("add up to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenants(List.of(new Share("a", 0.5), new Share("a", 0.5))))
        .withMessageContaining("different names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Share("a", -0.1))
        .withMessageContaining("share of a");
  }
}
