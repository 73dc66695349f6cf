package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.routing.PassiveHealthSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;

/** Reads {@code passive_health} of a pool. */
final class PassiveHealthDecoder {
  private static final Key<Integer> MAX_FAILS =
      Key.optional("max_fails", Type.count(1), "1", "so many failures, whatever succeeds between");
  private static final Key<Long> FAIL_TIMEOUT =
      Key.optional(
          "fail_timeout",
          Type.POSITIVE_TIME,
          "10s",
          "for how long, and how long nothing may fail for a success to forget failures");
  private static final Key<Outcomes> ON =
      Key.absent("on", Type.OUTCOMES, "cut and timeout", "what counts as a failure");
  private static final Key<Integer> EMPTY_STATUS =
      Key.optional(
          "empty_status",
          Type.integer(400, 599),
          "502",
          "HTTP status of what is answered while all endpoints are left alone");
  static final Key<MappingReader> KEY =
      Key.absent(
          "passive_health",
          Type.mapping(
              Form.of(
                  "passive-health",
                  "nginx's passive health checks",
                  MAX_FAILS,
                  FAIL_TIMEOUT,
                  ON,
                  EMPTY_STATUS)),
          "none",
          "endpoints that fail are left alone until one call succeeds: nginx's and Kong's");

  private PassiveHealthDecoder() {}

  static PassiveHealthSpec read(MappingReader in) {
    int fails = in.get(MAX_FAILS);
    long timeout = in.get(FAIL_TIMEOUT);
    Outcomes on = in.get(ON, PassiveHealthSpec.SILENCE);
    int status = in.get(EMPTY_STATUS);
    return in.build(
        () -> new PassiveHealthSpec(fails, timeout, on, status), PassiveHealthSpec.NGINX);
  }
}
