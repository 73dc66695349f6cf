package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.Flap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When faults are felt, and when their pages show them. */
class FaultTimesLanguageTest {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void faultsAndIncidents_areAnnounced() {
    String fault = "faults: [{id: a, provider: north, at: 1m, for: 2m, kind: outage%s}]";
    assertThat(CapacityLanguageTest.plan("", fault.formatted("")).scheduled().get(0).announcement())
        .isEqualTo(AnnouncementSpec.USUAL);
    assertThat(
            CapacityLanguageTest.plan(
                    "", fault.formatted(", announced_after: 3m, resolved_after: 4m"))
                .scheduled()
                .get(0)
                .announcement())
        .isEqualTo(new AnnouncementSpec(new Constant(180), new Constant(240)));
    assertThat(
            CapacityLanguageTest.plan(
                    "incidents: {preset: anthropic-2024, announced_after: never}", "")
                .incidents()
                .get(0)
                .announcement())
        .isEqualTo(new AnnouncementSpec(null, AnnouncementSpec.USUAL.resolvedAfter()));
  }

  @Test
  void announcement_isLateByDefault_andAPageMayBeDown() {
    AnnouncementSpec usual = AnnouncementSpec.USUAL;
    Distribution after = Objects.requireNonNull(usual.after());
    assertThat(after.quantile(0.5) / 60).isCloseTo(23, within(1e-9));
    assertThat(after.quantile(0.9) / 60).isCloseTo(70, within(1e-6));
    String fault = "faults: [{id: a, provider: north, at: 1m, for: 2m, kind: stall, %s}]";
    assertThat(
            CapacityLanguageTest.plan("", fault.formatted("page_down: 20%"))
                .scheduled()
                .get(0)
                .announcement())
        .isEqualTo(new AnnouncementSpec(usual.after(), usual.resolvedAfter(), 0.2));
  }

  @Test
  void fault_mayFlap() {
    assertThat(flap("{every: 10m, for: 5m}")).isEqualTo(new Flap(10 * MINUTE, 5 * MINUTE, 1, 1));
    assertThat(flap("{every: 5m, chance: 30%}"))
        .isEqualTo(new Flap(5 * MINUTE, 5 * MINUTE, 0.3, 0.3));
    assertThat(flap("{every: 5m, for: 1m, chance: {from: 20%, to: 100%}}"))
        .isEqualTo(new Flap(5 * MINUTE, MINUTE, 0.2, 1));
  }

  private static @Nullable Flap flap(String text) {
    String fault = "faults: [{id: a, provider: north, at: 1m, for: 2h, kind: stall, flap: %s}]";
    return CapacityLanguageTest.plan("", fault.formatted(text)).scheduled().get(0).flap();
  }
}
