package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.CostFrontier;
import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run costs, worked by hand, and prices that cannot be. */
class CostsCommandTest {

  private static final Offset<Double> EXACT = within(1e-9);

  /** Ten calls, one every six minutes, of 1,000 tokens in and 500 out. */
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: to-the-cent
      duration: 1h
      interval: 1m
      replications: 2
      demand:
        work:
          arrivals: {trace: ten.csv}
          tolerance: {deadline: 1m}
          ticket_cost: 7 USD
      providers:
        north:
          engine: {servers: 1, service: 2s}
          price: {input: 3 USD, output: 15 USD, replica: 12 USD/h}
          provisioned:
            quota: {limits: {rpm: {meter: requests, limit: 1, per: 12m, burst: 12m}}}
            spill_over: true
            reserved: 40 USD/h
          autoscaler: {schedule: [{at: 20m, replicas: 3}, {at: 40m, replicas: 2}], start: 0s}
        other:
          engine: {servers: 3, service: 2s}
          price: {replica: 99 USD/h}
      faults:
        - {id: gone, provider: north, kind: outage, at: 35m, for: 2m}
      architectures:
        alone: {ladder: [north]}
        people:
          fixed_cost: 730.5 USD/month
          ladder: [north, {human: {agents: 2, handle: 5s, max_queue: 9, price: 30 USD/h}}]
      objectives:
        - cost.total <= 130 USD
        - cost.people <= 60 USD
        - work.cost.tickets <= 0 USD
        - {metric: cost.total, versus: alone, at_most: 1.8x}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTrace() throws IOException {
    StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int minute = 0; minute < 60; minute += 6) {
      rows.append("2024-05-10 00:%02d:00.000000,1000,500\n".formatted(minute));
    }
    Files.writeString(folder.resolve("ten.csv"), rows);
  }

  private Path file(String text) {
    return write(folder, "scenario.yaml", text);
  }

  private Summary summary(String text, Object... more) throws IOException {
    Object[] args = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"run", file(text), "--json", "-q", "-o", folder.resolve("out")},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    return json(args);
  }

  private static void assertCost(CostSummary cost, double total, double... parts) {
    assertThat(
            new double[] {
              cost.tickets(),
              cost.tokens(),
              cost.people(),
              cost.replicas(),
              cost.reserved(),
              cost.fixed()
            })
        .containsExactly(parts, EXACT);
    assertThat(cost.total()).isEqualTo(total, EXACT);
  }

  /**
   * The outage takes the call at 36 min. Of the other nine the reserved capacity takes those at 0,
   * 12, 24, 42 and 54 min, so four are paid by the token: 4 x (1000 x 3 + 500 x 15) USD / 10^6.
   * Replicas: 20 min of one, of three and of two are 2 h. Two people for an hour. A month is 730.5
   * h. The other provider is nobody's.
   */
  @Test
  void costs_areRightToTheCent() throws IOException {
    Summary summary = summary(SCENARIO);
    ArchitectureSummary alone = summary.architectures().get(0);
    ArchitectureSummary people = summary.architectures().get(1);

    assertThat(summary.currency()).isEqualTo("USD");
    assertCost(alone.cost(), 71.042, 7, 0.042, 0, 24, 40, 0);
    assertCost(people.cost(), 125.042, 0, 0.042, 60, 24, 40, 1);
    assertThat(alone.useCases().get(0).cost()).isEqualTo(new UseCaseSummary.Cost(7, 0.042, 0));
    assertThat(people.providers())
        .extracting(ProviderSummary::cost)
        .containsExactly(
            new ProviderSummary.Cost(0.042, 0, 24, 40),
            ProviderSummary.Cost.NONE,
            new ProviderSummary.Cost(0, 60, 0, 0));
    assertThat(summary("# two workers\n" + SCENARIO, "-j", "2").architectures())
        .isEqualTo(summary.architectures());
  }

  @Test
  void costs_areJudged_compared_andWeighed() throws IOException {
    Summary summary = summary(SCENARIO);

    assertThat(summary.objectives())
        .extracting(ObjectiveResult::useCase, ObjectiveResult::unit, ObjectiveResult::verdict)
        .startsWith(tuple("", "USD", Verdict.MET), tuple("", "USD", Verdict.INCONCLUSIVE));
    Comparison total = summary.comparisons().get(summary.comparisons().size() - 1);
    assertThat(total.metric()).isEqualTo("cost.total");
    assertThat(total.useCase()).isEmpty();
    assertThat(total.difference().mean()).isEqualTo(54, EXACT);
    CostFrontier.Step step = summary.frontier().steps().get(0);
    assertThat(step.from() + " to " + step.to()).isEqualTo("alone to people");
    assertThat(step.cost().mean()).isEqualTo(54, EXACT);
    assertThat(step.availability().mean()).isEqualTo(0.1, EXACT);
    assertThat(step.perNine()).isNaN(); // nothing is outside any more
    List<String> rows = Files.readAllLines(folder.resolve("out/replications.csv"));
    assertThat(rows.get(0)).contains("cost.total,cost.tickets,cost.tokens,cost.people");
    assertThat(rows).anyMatch(row -> row.startsWith("people,,0,") && row.contains("125.042"));
  }

  /** Nobody pays for what came before: half the time costs half as much, tokens as they come. */
  @Test
  void warmup_costsNothing() throws IOException {
    Summary summary = summary(SCENARIO.replace("duration: 1h", "duration: 1h\nwarmup: 30m"));

    // 30 to 40 min three replicas, 40 to 60 min two; two of the four calls paid by the token.
    assertCost(summary.architectures().get(1).cost(), 64.521, 0, 0.021, 30, 14, 20, 0.5);
  }

  @Test
  void people_canBePaidByThePiece() throws IOException {
    Summary summary = summary(SCENARIO.replace("price: 30 USD/h", "price: 4.50 USD/piece"));

    assertThat(summary.architectures().get(1).cost().people()).isEqualTo(4.5, EXACT);
  }

  @Test
  void batches_areServersToBePaid() throws IOException {
    String batch = "{deferred: {servers: 3, service: 9s, max_queue: 9, price: 2 USD/h}}";
    Summary summary =
        summary(
            SCENARIO
                .replace("{human: {agents: 2, handle: 5s, max_queue: 9, price: 30 USD/h}}", batch)
                .replace("  - cost.people <= 60 USD\n", ""));

    assertThat(summary.architectures().get(1).cost().replicas()).isEqualTo(24 + 6, EXACT);
  }

  @Test
  void moreReplicas_costMore() throws IOException {
    String six =
        SCENARIO.replaceAll("(?m)^ +autoscaler.*$", "").replace("servers: 1,", "servers: 6,");

    assertThat(summary(six).architectures().get(0).cost().replicas()).isEqualTo(72, EXACT);
    assertThat(summary(six.replace("servers: 6", "servers: 4")).architectures().get(0).cost())
        .extracting(CostSummary::replicas)
        .isEqualTo(48.0);
  }

  @Test
  void explain_saysWhatAnHourCostsWhateverComes() {
    String out = run("explain", file(SCENARIO), "people").out();

    assertThat(String.join(" ", out.lines().map(String::strip).toList()))
        .contains(
            "an hour of what there is at the start costs 113 USD: people 60 USD, replicas 12 USD,"
                + " reserved capacity 40 USD, fixed 1 USD.");
  }

  /** The work of others, and who serves it, is theirs to pay. */
  @Test
  void others_payForThemselves() throws IOException {
    String neighbours =
        SCENARIO.replace(
            "providers:",
            """
              theirs:
                arrivals: {trace: ten.csv}
                tenant: neighbours
                ticket_cost: 1000 USD
            providers:""");
    Summary summary = summary(neighbours);

    assertThat(summary.architectures().get(0).cost().tickets()).isEqualTo(7, EXACT);
    assertThat(summary.architectures().get(0).useCases().get(1).cost().tickets())
        .isEqualTo(1000, EXACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ticket_cost: 7 USD    | ticket_cost: 7 EUR | line 10 has a price in EUR | convert one
          ticket_cost: 7 USD    | ticket_cost: 7     | has no unit       | 7 USD
          price: 30 USD/h       | price: 30/h        | has no currency   | 30 USD/h
          price: 30 USD/h       | price: -30 USD/h   | must not be negative | 35 USD/h or 4 USD/piece
          price: 30 USD/h       | price: 30 USD      | says not for how long | 35 USD/h or 4 USD/piece
          price: 30 USD/h       | price: 30 USD/week | is for an unknown | 35 USD/h or 4 USD
          730.5 USD/month       | 730.5 usd/month    | unknown unit | 730.5 USD/month
          reserved: 40 USD/h    | reserved: 40 USD   | says not for how long | for example 35 USD/h
          input: 3 USD, output: 15 USD, | input: 3 USD, | missing key 'output' | {input: 3 USD
          cost.people <= 60 USD | work.cost.people <= 60 USD | of all use cases together | cost.total
          cost.people <= 60 USD | cost.people <= 60  | has no unit | 60 USD
          , price: 30 USD/h     | ''                 | is the cost of what has no price | give one
          cost.people <= 60 USD | cost.peple <= 60 USD | unknown | cost.people
          """)
  void pricesThatCannotBe_areRefusedWithTheirPlace(
      String text, String instead, String complaint, String help) {
    assertThat(SCENARIO).contains(text);
    Result result = run("validate", file(SCENARIO.replace(text, instead)));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(complaint).contains(help).containsPattern("yaml:\\d+:\\d+: ");
  }

  /** The ladder with people keeps every promise and is dear all the same. */
  @Test
  void people_doNotWorkForNothing() throws IOException {
    Summary summary =
        summary(
            """
            apiVersion: stampede/v1
            name: human-cost
            duration: 30m
            demand:
              chat:
                arrivals: {rate: 1/min}
                tolerance: {deadline: 10m, human_wait: 5m}
            providers:
              north:
                engine: {servers: 20, service: 2s}
                price: {input: 1000 USD, output: 1000 USD}
            faults: [{id: o, provider: north, kind: outage, at: 10m, for: 10m}]
            architectures:
              single: {ladder: [north]}
              people:
                ladder: [north, {human: {agents: 10, handle: 5m, max_queue: 50, price: 24 USD/h}}]
            objectives:
              - cost.total <= 1 USD
            """);

    assertThat(summary.architectures().get(1).cost().people()).isEqualTo(120, EXACT);
    assertThat(summary.objectives())
        .extracting(ObjectiveResult::verdict)
        .containsExactly(Verdict.MET, Verdict.FAILED);
  }
}
