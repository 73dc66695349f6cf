package dev.stampede.scenarios.vary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b=40/s..120/s:40/s      | 40/s 80/s 120/s",
        "a.b=40..120/s:40          | 40/s 80/s 120/s",
        "a.b=1..4:1                | 1 2 3 4",
        "a.b=0.1..0.35:0.1         | 0.1 0.2 0.3",
        "a.b=500..4000:*2          | 500 1000 2000 4000",
        "a.b=10%..30%:10%          | 10% 20% 30%",
        "a.b=5 USD..15 USD:5 USD   | 5USD 10USD 15USD",
        "a.b=-1..1:1               | -1 0 1",
        "a.b=1m,90s, 2h            | 1m 90s 2h",
        "a.b=30s..2m:30s           | 30s 60s 90s 120s",
        "a.b=1h..1d:8h             | 1h 9h 17h",
        "a.b=500ms..2s:*2          | 500ms 1000ms 2000ms",
        "a.b=2M..3M:500k           | 2000k 2500k 3000k",
      })
  void values_areListedOrCounted(String text, String values) {
    assertThat(AxisText.read(text).path()).isEqualTo("a.b");
    assertThat(AxisText.read(text).values()).containsExactly(values.split(" "));
  }

  @Test
  void listsAndMappings_stayWhole() {
    assertThat(AxisText.read("architectures.a.ladder=[x],[x, y],{z: [1, 2]}").values())
        .containsExactly("[x]", "[x, y]", "{z: [1, 2]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b              | is not PATH=",
        "=1,2             | is not PATH=",
        "a.b=             | is not PATH=",
        "a.b=1,,2         | has an empty value",
        "a.b=1..4         | has no step",
        "a.b=1..4:0       | never gets",
        "a.b=4..1:1       | never gets",
        "a.b=0..4:*2      | never gets",
        "a.b=1s..4ms:1s   | never gets",
        "a.b=1s..4k:1s    | two units",
        "a.b=1..4m:1s     | two units",
        "a.b=red..blue:1  | has no order",
        "a.b=0..1:0.000001 | more than 100000 values",
      })
  void whatCannotBeVaried_isRefused(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AxisText.read(text))
        .withMessageContaining(why);
  }
}
