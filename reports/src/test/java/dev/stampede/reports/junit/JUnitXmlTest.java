package dev.stampede.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** Read back by the reader of Surefire's reports. */
class JUnitXmlTest {

  private static final ArchitectureSummary SINGLE =
      SmallExperiment.architecture("single <&\"\u0007>", "chat", 0.8, 12);

  private static final ArchitectureSummary BOUND =
      SmallExperiment.bound(SmallExperiment.architecture("bound", "chat", 1, 1));

  private static Summary summary() {
    List<ObjectiveResult> objectives =
        new ArrayList<>(
            SmallExperiment.objectives(
                SINGLE.name(), Verdict.MET, Verdict.FAILED, Verdict.INCONCLUSIVE));
    objectives.addAll(SmallExperiment.objectives("bound", Verdict.MET, Verdict.FAILED));
    return SmallExperiment.summary(List.of(SINGLE, BOUND), objectives);
  }

  private static List<ReportTestSuite> read(String xml) throws Exception {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return new TestSuiteXmlParser(new NullConsoleLogger())
        .parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }

  @Test
  void objectives_areTests_andVerdictsTheirResults() throws Exception {
    List<ReportTestSuite> suites = read(JUnitXml.of(summary()));

    ReportTestSuite single = suites.get(0);
    assertThat(single.getFullClassName()).isEqualTo("small.single <&\"\\u0007>");
    assertThat(single.getNumberOfTests()).isEqualTo(3);
    assertThat(single.getNumberOfFailures()).isEqualTo(1);
    assertThat(single.getNumberOfErrors()).isEqualTo(1);
    assertThat(single.getNumberOfSkipped()).isZero();
    List<ReportTestCase> tests = single.getTestCases();
    assertThat(tests.get(0).getName()).isEqualTo("chat.availability >= 99.5%");
    assertThat(tests.get(0).isSuccessful()).isTrue();
    assertThat(tests.get(1).hasFailure()).isTrue();
    assertThat(tests.get(1).getFailureType()).isEqualTo("failed");
    assertThat(tests.get(1).getFailureMessage()).startsWith("chat p99 latency ");
    assertThat(tests.get(2).hasError()).isTrue();
    assertThat(tests.get(2).getFailureType()).isEqualTo("inconclusive");
  }

  @Test
  void whatDecidesNothing_failsNothing() throws Exception {
    ReportTestSuite bound = read(JUnitXml.of(summary())).get(1);

    assertThat(bound.getNumberOfFailures()).isZero();
    assertThat(bound.getNumberOfSkipped()).isEqualTo(1);
    assertThat(bound.getTestCases().get(0).isSuccessful()).isTrue();
    assertThat(bound.getTestCases().get(1).hasSkipped()).isTrue();
    assertThat(bound.getTestCases().get(1).getFailureMessage())
        .startsWith("failed, which decides nothing: chat p99 latency ");

    ReportTestSuite single = read(JUnitXml.of(SmallExperiment.gated(summary(), "bound"))).get(0);
    assertThat(single.getNumberOfFailures()).isZero();
    assertThat(single.getNumberOfErrors()).isZero();
    assertThat(single.getNumberOfSkipped()).isEqualTo(2);
  }

  @Test
  void withoutObjectives_thereAreNoTests() throws Exception {
    String xml = JUnitXml.of(SmallExperiment.of("a", "b", "c").summary());

    assertThat(xml).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=");
    assertThat(read(xml)).singleElement().satisfies(s -> assertThat(s.getTestCases()).isEmpty());
  }
}
