package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.OutlierSpec.LocalOrigin;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code outlier_detection} of a pool. */
final class OutlierDecoder {
  private static final String NOT_SO_OFTEN = "how surely that ejects";

  private static final Key<Integer> CONSECUTIVE_5XX =
      Key.optional("consecutive_5xx", Type.count(1), "5", "so many failures in a row eject");
  private static final Key<Integer> CONSECUTIVE_GATEWAY =
      Key.optional(
          "consecutive_gateway_failure", Type.count(1), "5", "so many of 502, 503, 504 do");
  private static final Key<Long> INTERVAL =
      Key.optional("interval", Type.POSITIVE_TIME, "10s", "how often it looks");
  private static final Key<Long> BASE =
      Key.optional(
          "base_ejection_time", Type.POSITIVE_TIME, "30s", "for how long, times the ejections");
  private static final Key<Long> LONGEST =
      Key.optional("max_ejection_time", Type.POSITIVE_TIME, "300s", "but no longer");
  private static final Key<Long> JITTER =
      Key.optional("max_ejection_time_jitter", Type.TIME, "0s", "and up to so much more");
  private static final Key<Double> EJECTED =
      Key.optional("max_ejection_percent", Type.SHARE, "10%", "no more than so many endpoints");
  private static final Key<Boolean> ALWAYS_ONE =
      Key.optional("always_eject_one_host", Type.FLAG, "false", "but one, whatever that says");
  private static final Key<Double> ENFORCE_5XX =
      Key.optional("enforcing_consecutive_5xx", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_GATEWAY =
      Key.optional("enforcing_consecutive_gateway_failure", Type.SHARE, "0%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_RATE =
      Key.optional("enforcing_success_rate", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_FAILURES =
      Key.optional("enforcing_failure_percentage", Type.SHARE, "0%", NOT_SO_OFTEN);
  private static final Key<Integer> RATE_HOSTS =
      Key.optional(
          "success_rate_minimum_hosts",
          Type.count(1),
          "5",
          "endpoints with so many calls, at least");
  private static final Key<Integer> RATE_CALLS =
      Key.optional("success_rate_request_volume", Type.count(1), "100", "calls of each");
  private static final Key<Double> FACTOR =
      Key.optional(
          "success_rate_stdev_factor",
          Type.decimal(0, 1e6),
          "1900",
          "ejects so many thousandths of a standard deviation below the mean");
  private static final Key<Double> FAILURES =
      Key.optional("failure_percentage_threshold", Type.SHARE, "85%", "so many failures eject");
  private static final Key<Integer> FAILURE_HOSTS =
      Key.optional(
          "failure_percentage_minimum_hosts",
          Type.count(1),
          "5",
          "endpoints with so many calls, at least");
  private static final Key<Integer> FAILURE_CALLS =
      Key.optional("failure_percentage_request_volume", Type.count(1), "50", "calls of each");
  private static final Key<Boolean> SPLIT =
      Key.optional(
          "split_external_local_origin_errors",
          Type.FLAG,
          "false",
          "whether timeouts and broken connections count apart from errors of the server");
  private static final Key<Integer> LOCAL =
      Key.optional(
          "consecutive_local_origin_failure", Type.count(1), "5", "so many of those in a row do");
  private static final Key<Double> ENFORCE_LOCAL =
      Key.optional("enforcing_consecutive_local_origin_failure", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_LOCAL_RATE =
      Key.optional("enforcing_local_origin_success_rate", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_LOCAL_FAILURES =
      Key.optional("enforcing_failure_percentage_local_origin", Type.SHARE, "0%", NOT_SO_OFTEN);
  static final Key<MappingReader> KEY =
      Key.absent(
          "outlier_detection",
          Type.mapping(
              Form.of("outlier-detection", "Envoy's ejection of endpoints", CONSECUTIVE_5XX)
                  .and(CONSECUTIVE_GATEWAY, INTERVAL, BASE, LONGEST, JITTER, EJECTED, ALWAYS_ONE)
                  .and(ENFORCE_5XX, ENFORCE_GATEWAY, ENFORCE_RATE, ENFORCE_FAILURES, RATE_HOSTS)
                  .and(RATE_CALLS, FACTOR, FAILURES, FAILURE_HOSTS, FAILURE_CALLS, SPLIT, LOCAL)
                  .and(ENFORCE_LOCAL, ENFORCE_LOCAL_RATE, ENFORCE_LOCAL_FAILURES)),
          "none",
          "endpoints that fail are left out for a while: Envoy's");

  private OutlierDecoder() {}

  /** Envoy's names; its enforcing percentages and its standard deviation factor of thousandths. */
  static @Nullable OutlierSpec read(MappingReader in) {
    int errors = in.get(CONSECUTIVE_5XX);
    int gateway = in.get(CONSECUTIVE_GATEWAY);
    long interval = in.get(INTERVAL);
    long base = in.get(BASE);
    long longest = in.get(LONGEST);
    long most = in.has(LONGEST) ? longest : Math.max(base, longest);
    long jitter = in.get(JITTER);
    double share = in.get(EJECTED);
    boolean one = in.get(ALWAYS_ONE);
    double enforce5xx = in.get(ENFORCE_5XX);
    double enforceGateway = in.get(ENFORCE_GATEWAY);
    double enforceRate = in.get(ENFORCE_RATE);
    double enforceFailures = in.get(ENFORCE_FAILURES);
    int rateHosts = in.get(RATE_HOSTS);
    int rateCalls = in.get(RATE_CALLS);
    double factor = in.get(FACTOR) / 1000;
    double failures = in.get(FAILURES);
    int failureHosts = in.get(FAILURE_HOSTS);
    int failureCalls = in.get(FAILURE_CALLS);
    LocalOrigin local = local(in);
    return in.build(
        () ->
            new OutlierSpec(
                errors,
                gateway,
                interval,
                base,
                most,
                jitter,
                share,
                one,
                enforce5xx,
                enforceGateway,
                enforceRate,
                enforceFailures,
                rateHosts,
                rateCalls,
                factor,
                failures,
                failureHosts,
                failureCalls,
                local));
  }

  /** Errors of local origin count apart only if that is said. */
  private static @Nullable LocalOrigin local(MappingReader in) {
    boolean isSplit = in.get(SPLIT);
    int errors = in.get(LOCAL);
    double enforce = in.get(ENFORCE_LOCAL);
    double enforceRate = in.get(ENFORCE_LOCAL_RATE);
    double enforceFailures = in.get(ENFORCE_LOCAL_FAILURES);
    return isSplit ? new LocalOrigin(errors, enforce, enforceRate, enforceFailures) : null;
  }
}
