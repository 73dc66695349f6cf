package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.tier.SweepsSpec;
import dev.stampede.scenarios.language.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say about machines that ask a dependency, and mistakes in it. */
class SweepLanguageTest {
  private static final long SECOND = 1_000_000_000L;

  private static Reading with(String plane) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        dependencies: {plane: {%s}}
        providers: {north: {engine: {servers: 20, service: 1s}}}
        """
            .formatted(plane));
  }

  @Test
  void sweeps_haveDefaults_orAreSaid() {
    String servers = "servers: 2, service: 10ms, sweeps: ";
    assertThat(sweeps(servers + "{machines: 2000, every: 1m}"))
        .isEqualTo(new SweepsSpec(2000, 60 * SECOND, 0.002, 0, 0, SweepsSpec.ENDLESS));
    assertThat(
            sweeps(
                servers
                    + "{machines: 2k, every: 30s, calls_per_machine: 0.01, from: 5m, rollout: 2m,"
                    + " until: 20m}"))
        .isEqualTo(
            new SweepsSpec(2000, 30 * SECOND, 0.01, 300 * SECOND, 120 * SECOND, 1200 * SECOND));
  }

  private static @Nullable SweepsSpec sweeps(String plane) {
    return with(plane).scenario().trial().dependencies().get(0).sweeps();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweeps: {machines: 2000, every: 1m} | plane has no capacity that sweeps could take",
        "servers: 2, service: 1s, sweeps: {machines: 0, every: 1m} | machines",
        "servers: 2, service: 1s, sweeps: {every: 1m} | missing key 'machines'",
        "servers: 2, service: 1s, sweeps: {machines: 9, every: 1m, calls_per_machine: 0}"
            + " | be positive",
        "servers: 2, service: 1s, sweeps: {machines: 9, every: 1m, from: 5m, until: 5m}"
            + " | be after from"
      })
  void mistakes_areErrors(String plane, String message) {
    Reading reading = with(plane);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains("error: ").contains(message);
  }
}
