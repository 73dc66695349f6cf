package dev.stampede.scenarios.language;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;

/** One form at a time, in a small scenario. */
final class Grammar {

  private Grammar() {}

  static String text(String engine, String chain, String ladder, String more) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat:
            arrivals: {rate: 1/s}
        providers:
          north: {engine: %s, quota: {rpm: 1k}}
          south: {engine: {servers: 10, service: 1s}}
        architectures:
          single: {chain: %s, ladder: %s}
        %s
        """
        .formatted(engine, chain, ladder, more);
  }

  static EngineSpec engine(String text) {
    return Reading.of(text(text, "[]", "[north]", ""))
        .scenario()
        .trial()
        .providers()
        .get(0)
        .engine();
  }

  static Distribution service(String text) {
    return ((ServersSpec) engine("{servers: 9, service: %s, queue_limit: 1}".formatted(text)))
        .service();
  }

  static PolicySpec policy(String text) {
    return Reading.of(text("{servers: 9, service: 1s}", "[" + text + "]", "[north]", ""))
        .scenario()
        .trial()
        .architectures()
        .get(0)
        .chain()
        .get(0);
  }

  static RungSpec second(String text) {
    return Reading.of(
            text("{servers: 9, service: 1s}", "[{timeout: 9s}]", "[north, " + text + "]", ""))
        .scenario()
        .trial()
        .architectures()
        .get(0)
        .ladder()
        .get(1);
  }
}
