package dev.stampede.scenarios.command.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class WidthsTest {

  private static Widths read(String text) {
    return new Widths.Reading().convert(text);
  }

  private static void refuses(String text, String why) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(why);
  }

  @Test
  void widths_areOfTheValue_orInTheUnitOfAMetric() {
    assertThat(read("5%")).isEqualTo(new Widths(Optional.of(0.05), Map.of()));
    assertThat(read(" 2.5 % ").relative()).contains(0.025);
    assertThat(read("100%").relative()).contains(1.0);
    assertThat(read("availability=0.1%"))
        .isEqualTo(new Widths(Optional.empty(), Map.of("availability", 0.001)));
    assertThat(read("10%,latency.e2e.p99=200ms, minutes_out=90s,tickets=3,cost.total=2.50 USD"))
        .isEqualTo(
            new Widths(
                Optional.of(0.1),
                Map.of(
                    "latency.e2e.p99",
                    0.2,
                    "minutes_out",
                    1.5,
                    "tickets",
                    3.0,
                    "cost.total",
                    2.5)));
  }

  @Test
  void whatIsNoWidth_isRefusedInWords() {
    refuses("0%", "must be above 0");
    refuses("101%", "more than the value itself");
    refuses("0.05", "must be 5%, or METRIC=WIDTH");
    refuses("", "must be 5%");
    refuses("5%,", "must be 5%");
    refuses("-5%", "must be 5%");
    refuses("availabilty=1%", "there is no metric 'availabilty'; did you mean 'availability'?");
    refuses("availability=1", "must be points, such as 0.1%");
    refuses("latency.e2e.p99=5%", "5%");
    refuses("tickets=many", "must be a number");
    refuses("tickets=0", "must be above 0");
  }
}
