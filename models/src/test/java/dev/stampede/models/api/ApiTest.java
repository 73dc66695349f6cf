package dev.stampede.models.api;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hosted API of which the quota alone is known, worked by hand. */
class ApiTest {

  private static final EngineSpec API = new ApiSpec(always(1), always(10));

  private static Sketch behind(QuotaSpec quota) {
    return new Sketch().provider(new ProviderSpec("p", API, quota, 1, 0, 529, true));
  }

  private static void twentyOneTokens(Request request) {
    request.outputTokens = 21;
    request.maxTokens = 21;
  }

  @Test
  void whateverTheQuotaLetsIn_isServedAtOnce() {
    long none = QuotaSpec.UNLIMITED;
    QuotaSpec quota = new QuotaSpec(5_000, none, none, OutputCharge.METERED, nanos(60));
    Rig rig = new Rig(behind(quota));
    for (int i = 0; i < 5_001; i++) {
      rig.send(0, ApiTest::twentyOneTokens);
    }
    List<Answered> answers = rig.run(99);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == Status.OK)
        .hasSize(5_000)
        .allMatch(answer -> answer.at() == 3.0); // 1 s + 20 tokens
    assertThat(answers).filteredOn(answer -> answer.status() == Status.RATE_LIMITED).hasSize(1);
  }

  @Test
  void withoutAQuota_nothingWouldLimitIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> behind(QuotaSpec.NONE))
        .withMessageContaining("without it nothing limits this provider");
  }
}
