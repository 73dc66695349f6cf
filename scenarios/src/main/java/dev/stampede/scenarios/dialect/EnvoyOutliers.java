package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.List;

/** Envoy's outlier detection, whose keys are ours. */
final class EnvoyOutliers {
  private static final int MOST_CALLS = 1_000_000;
  private static final List<String> COUNTS =
      List.of(
          "consecutive_5xx",
          "consecutive_gateway_failure",
          "consecutive_local_origin_failure",
          "success_rate_minimum_hosts",
          "success_rate_request_volume",
          "success_rate_stdev_factor",
          "failure_percentage_minimum_hosts",
          "failure_percentage_request_volume");
  private static final List<String> PERCENTAGES =
      List.of(
          "max_ejection_percent",
          "enforcing_consecutive_5xx",
          "enforcing_consecutive_gateway_failure",
          "enforcing_success_rate",
          "enforcing_failure_percentage",
          "enforcing_consecutive_local_origin_failure",
          "enforcing_local_origin_success_rate",
          "enforcing_failure_percentage_local_origin",
          "failure_percentage_threshold");
  private static final List<String> TIMES =
      List.of("interval", "base_ejection_time", "max_ejection_time", "max_ejection_time_jitter");
  private static final List<String> FLAGS =
      List.of("always_eject_one_host", "split_external_local_origin_errors");

  private EnvoyOutliers() {}

  static Node of(VendorElement in) {
    Written outliers = in.write();
    COUNTS.forEach(key -> outliers.with(key, in.whole(key, 1, MOST_CALLS, 0)));
    PERCENTAGES.forEach(key -> outliers.with(key, in.percent(key)));
    for (String key : TIMES) {
      if (in.has(key)) {
        outliers.with(key, in.time(key, Unit.SECONDS));
      }
    }
    FLAGS.forEach(key -> outliers.with(key, Boolean.toString(in.flag(key))));
    return outliers.mapping();
  }
}
