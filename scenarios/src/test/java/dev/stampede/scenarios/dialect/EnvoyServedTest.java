package dev.stampede.scenarios.dialect;

import static dev.stampede.scenarios.dialect.EnvoyKindsTest.architectures;
import static dev.stampede.scenarios.dialect.EnvoyKindsTest.isServed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who serves the endpoints of a cluster of Envoy's, and the host of a rule of Istio's. */
class EnvoyServedTest {

  private static final String CLUSTER =
      "{envoy.cluster: {name: llm, deploys_to: %s, load_assignment: {endpoints: [{lb_endpoints:"
          + " [{endpoint: {address: {socket_address: {address: api.one.com, port_value: 443}}}},"
          + " {endpoint: {address: {socket_address: {address: eu.two.com, port_value: 443}}},"
          + " load_balancing_weight: 1}]}, {priority: 1, lb_endpoints: [{endpoint: {address:"
          + " {socket_address: {address: us.two.com, port_value: 8443}}}}]}]}}}";

  private static String pool(String endpoints) {
    return "{gateway: {chain: [{bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait:"
        + " 3650d}}, {timeout: {connect: 5s}}], ladder: [{pool: {routing: round_robin,"
        + " panic_threshold: 50%%, endpoints: [%s]}}]}}".formatted(endpoints);
  }

  /** By the address with its port, by it without, by wildcards, and by the cluster's name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{api.one.com: north, '*.two.com': south} | north, south, {name: south, priority: 1}",
        "{'*': north, us.two.com:8443: west} | north, north, {name: west, priority: 1}",
        "{llm: [north, south, west]} | north, south, {name: west, priority: 1}",
        "[north, west] | north, west",
        "north | north",
      })
  void cluster_isServedByTheAddressesOfItsEndpoints(String deploysTo, String endpoints) {
    isServed(CLUSTER.formatted(deploysTo.replace('\'', '"')), pool(endpoints));
  }

  @Test
  void endpointsThatNobodyServes_areNamed() {
    assertThat(
            architectures(CLUSTER.formatted("{api.one.com: north, eu.two.com: south}"), "")
                .rendered())
        .contains("deploys_to is not said of us.two.com:8443 = us.two.com = llm");
    assertThat(architectures(CLUSTER.formatted("{'*': north, other.com: south}"), "").rendered())
        .contains("'other.com' fits nothing");
  }

  @Test
  void istio_ruleIsServedByItsHost() {
    isServed(
        "{istio.destination_rule: {host: web.example.com, deploys_to:"
            + " {'*.example.com': [north, south]}}}",
        "{gateway: {chain: [{timeout: {connect: 10s}}], ladder: [{pool: {routing: two_choices,"
            + " endpoints: [north, south], panic_threshold: 0%}}]}}");
  }
}
