package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class ChartsTest {

  static Stream<Experiment> experiments() {
    return Stream.of(
        ExampleExperiment.blackFriday(),
        OddExperiment.empty(),
        OddExperiment.one(),
        OddExperiment.idle(),
        OddExperiment.crowded(),
        OddExperiment.hostile());
  }

  @Test
  void charts_areFourForEachUseCaseAndTwoOfAll() {
    assertThat(Charts.of(ExampleExperiment.blackFriday()))
        .extracting(Chart::name)
        .containsExactly(
            "latency-support-chat",
            "availability-support-chat",
            "load-support-chat",
            "outcomes-support-chat",
            "latency-coding-agents",
            "availability-coding-agents",
            "load-coding-agents",
            "outcomes-coding-agents",
            "cost-against-availability",
            "overview",
            "provider-calls",
            "provider-inside");
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void svg_isWellFormedAndSaysWhatItIs(Experiment experiment) throws Exception {
    for (Chart chart : Charts.of(experiment)) {
      for (String svg : List.of(chart.svg(), chart.inlineSvg())) {
        Element root = parse(svg).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        assertThat(svg).doesNotContain("NaN", "Infinity");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void png_canBeRead(Experiment experiment) throws IOException {
    for (Chart chart : Charts.of(experiment)) {
      assertThat(ImageIO.read(new ByteArrayInputStream(chart.png())).getWidth())
          .isEqualTo(chart.topic().equals(Topic.COST) ? 1120 : 1840);
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void table_hasACellForEachColumn(Experiment experiment) {
    for (Chart chart : Charts.of(experiment)) {
      assertThat(chart.table().rows())
          .allSatisfy(row -> assertThat(row).hasSameSizeAs(chart.table().header()));
    }
  }

  @Test
  void drawings_areTheSameEveryTime() {
    List<Chart> first = Charts.of(ExampleExperiment.blackFriday());
    List<Chart> second = Charts.of(ExampleExperiment.blackFriday());
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i).svg()).isEqualTo(second.get(i).svg()).isEqualTo(first.get(i).svg());
      assertThat(first.get(i).inlineSvg()).isEqualTo(second.get(i).inlineSvg());
      assertThat(first.get(i).png()).isEqualTo(second.get(i).png());
    }
  }

  @Test
  void ids_differBetweenCharts() throws Exception {
    List<String> ids = new ArrayList<>();
    for (Chart chart : Charts.of(ExampleExperiment.blackFriday())) {
      NodeList all = parse(chart.inlineSvg()).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        String id = ((Element) all.item(i)).getAttribute("id");
        if (!id.isEmpty()) {
          ids.add(id);
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(16).doesNotHaveDuplicates();
  }

  @Test
  void file_hasLiteralColoursAndAPageVariables() {
    Chart chart = Charts.of(ExampleExperiment.blackFriday()).get(0);
    assertThat(chart.svg()).contains("rgb(0,114,178)").doesNotContain("var(");
    assertThat(chart.inlineSvg()).contains("var(--ink-blue)").doesNotContain("rgb(");
  }

  @Test
  void edges_ofStackedAreasAreNotSmoothed() {
    for (Chart chart : Charts.of(ExampleExperiment.blackFriday())) {
      boolean stacked =
          chart.topic().equals(Topic.OVERVIEW) || chart.name().startsWith("outcomes-");
      assertThat(chart.svg().contains("crispEdges")).as(chart.name()).isEqualTo(stacked);
    }
  }

  @Test
  void lines_haveNoMorePointsThanAScreenHasPixels() {
    Experiment experiment = OddExperiment.of(List.of("a", "b"), "chat", 50_000, 3, List.of());
    for (Chart chart : Charts.of(experiment)) {
      assertThat(chart.svg().length()).as(chart.name()).isLessThan(200_000);
    }
  }

  /** One of single replications, or of another architecture's value, is no line on this axis. */
  @Test
  void availability_hasALineForEachLimitOnIt() {
    Experiment plain = OddExperiment.of(List.of("a"), "chat", 5, 9, List.of());
    Summary summary =
        SmallExperiment.summary(
            List.of(),
            List.of(
                SmallObjective.availability().result("a", Verdict.MET, Estimate.ofOne(1)),
                SmallObjective.ofReplications().result("a", Verdict.MET, Estimate.ofOne(1))));
    Experiment judged =
        new Experiment(
            summary,
            List.of(),
            10,
            plain.useCases(),
            List.of(),
            SmallExperiment.NO_REPLICATIONS,
            "");
    assertThat(Charts.of(judged).get(1).svg())
        .contains("objective: at least 99.5 %")
        .doesNotContain("objective: at least 95 %");
  }

  @Test
  void names_ofUseCasesThatLookAlikeStayDifferent() {
    Experiment one = OddExperiment.of(List.of("a"), "chat bot", 2, 9, List.of());
    Experiment two = OddExperiment.of(List.of("a"), "chat/bot", 2, 9, List.of());
    Experiment both =
        new Experiment(
            one.summary(),
            List.of(),
            10,
            Stream.concat(one.useCases().stream(), two.useCases().stream()).toList(),
            List.of(),
            SmallExperiment.NO_REPLICATIONS,
            "");
    assertThat(Charts.of(both))
        .extracting(Chart::name)
        .contains("latency-chat-bot", "latency-chat-bot-2");
  }

  private static Document parse(String svg)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
