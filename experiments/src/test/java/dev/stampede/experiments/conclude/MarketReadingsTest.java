package dev.stampede.experiments.conclude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.market.MarketFigures;
import dev.stampede.models.market.MarketResult;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.MarketSummary.CustomerClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of calls that are no whole numbers the whole is rounded, not its parts. */
class MarketReadingsTest {

  @Test
  void marketOfClasses_isReadClassByClass() {
    MarketFigures paid = new MarketFigures(2.4, 3.4, 5.4, 7.4, 11.4, 13.4, 17.4, 19.4);
    MarketFigures free = new MarketFigures(102, 103, 105, 107, 111, 113, 117, 119);
    MarketResult once =
        new MarketResult(
            paid.plus(free),
            List.of(
                new MarketResult.OfClass("paid", paid), new MarketResult.OfClass("free", free)));

    assertThat(MarketReadings.summary(once.plus(once)))
        .isEqualTo(
            new MarketSummary(
                209,
                213,
                221,
                229,
                245,
                253,
                269,
                277,
                List.of(
                    new CustomerClass("paid", 5, 7, 11, 15, 23, 27, 35, 39),
                    new CustomerClass("free", 204, 206, 210, 214, 222, 226, 234, 238))));
  }
}
