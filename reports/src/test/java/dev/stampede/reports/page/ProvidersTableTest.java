package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.FrontDoorSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.MarketSummary.CustomerClass;
import dev.stampede.reports.result.NodesSummary;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.ProviderSummary.LimitSummary;
import dev.stampede.reports.result.ProviderSummary.PromptCache;
import dev.stampede.reports.result.ShadowSummary;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.TierSummary.Starts;
import dev.stampede.reports.result.place.HangUpSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProvidersTableTest {

  private static Table table(ProviderSummary... providers) {
    ArchitectureSummary some = SmallExperiment.architecture("a", "chat", 0.8, 12);
    ArchitectureSummary with =
        new ArchitectureSummary(some.name(), some.useCases(), List.of(providers));
    return ProvidersTable.of(
        SmallExperiment.replicated(SmallExperiment.summary(List.of(with), List.of()), 2));
  }

  private static ProviderSummary provider(
      String name, long timedOut, double spend, FrontDoorSummary door, LimitSummary... limits) {
    return provider(name, timedOut, spend, ShadowSummary.NONE, door, limits);
  }

  private static ProviderSummary provider(
      String name,
      long timedOut,
      double spend,
      ShadowSummary shadow,
      FrontDoorSummary door,
      LimitSummary... limits) {
    return new ProviderSummary(
        name,
        100,
        0.75,
        20,
        12,
        2,
        1,
        timedOut,
        0.5,
        1.3,
        0.4,
        4,
        new ProviderSummary.Cost(spend, 0, 0, 0),
        List.of(limits),
        0,
        shadow,
        door,
        List.of(),
        name.equals("mortal") ? new NodesSummary(8, 17.25, 0.125) : NodesSummary.NONE,
        name.equals("queued") ? new Starts(40, 16, 6, 10, 2.5, 12, 90) : Starts.NONE,
        name.equals("keeper")
            ? new PromptCache(120, 60, 20, 6_000_000, 2_000_000, 90_000, 12, 4, 6)
            : PromptCache.NONE,
        List.of(),
        name.equals("crowded") ? CROWD : MarketSummary.NONE,
        HangUpSummary.NONE,
        LevelSummary.NONE,
        List.of(),
        name);
  }

  private static final MarketSummary CROWD =
      new MarketSummary(
          400,
          200,
          200,
          40,
          160,
          0,
          0,
          0,
          List.of(
              new CustomerClass("paid", 100, 100, 0, 0, 0, 0, 0, 0),
              new CustomerClass("free", 300, 100, 200, 40, 160, 0, 0, 0)));

  @Test
  void classesOfAMarket_areToldApart() {
    Table table = table(provider("crowded", 0, 0, FrontDoorSummary.NONE));

    assertThat(table.header()).contains("market refused", "by limits of their own", "market shed");
    Cell refused =
        table
            .groups()
            .get(0)
            .rows()
            .get(0)
            .cells()
            .get(table.header().indexOf("market refused") - 1);
    assertThat(refused.note()).isEqualTo("paid\u00a00 %, free\u00a066.7 %");
  }

  @Test
  void nodesThatDie_areShown_andWhoHasNoneSaysNothing() {
    Table table =
        table(
            provider("mortal", 0, 0, FrontDoorSummary.NONE),
            provider("p", 0, 0, FrontDoorSummary.NONE));
    assertThat(table.header()).endsWith("node deaths", "nodes in rotation", "too few nodes");
    List<Cell> mortal = table.groups().get(0).rows().get(0).cells();
    int last = mortal.size();
    assertThat(mortal.subList(last - 3, last).stream().map(Cell::text))
        .containsExactly("4", "17.3", "12.5 %");
    assertThat(table.groups().get(0).rows().get(1).cells().subList(last - 3, last))
        .containsOnly(Cell.NONE);
  }

  @Test
  void starts_areShown_andWhoHasNoQueueSaysNothing() {
    Table table =
        table(
            provider("queued", 0, 0, FrontDoorSummary.NONE),
            provider("p", 0, 0, FrontDoorSummary.NONE));
    assertThat(table.header()).endsWith(StartCells.HEADER.toArray(String[]::new));
    List<Cell> queued = table.groups().get(0).rows().get(0).cells();
    int last = queued.size();
    assertThat(queued.subList(last - 4, last))
        .containsExactly(
            Cell.of("8", "of\u00a020"),
            Cell.of("3", "work for nobody\u00a05"),
            Cell.of("2.5", "at the end\u00a012"),
            Cell.of("1 min 30 s"));
    assertThat(table.groups().get(0).rows().get(1).cells().subList(last - 4, last))
        .containsOnly(Cell.NONE);
  }

  @Test
  void promptsThatAreKept_areShown_andWhoKeepsNoneSaysNothing() {
    Table table =
        table(
            provider("keeper", 0, 0, FrontDoorSummary.NONE),
            provider("p", 0, 0, FrontDoorSummary.NONE));
    assertThat(table.header())
        .endsWith("found in prompt cache", "prompt tokens read", "prompts lost");
    List<Cell> keeper = table.groups().get(0).rows().get(0).cells();
    int last = keeper.size();
    assertThat(keeper.subList(last - 3, last)) // of two runs
        .containsExactly(
            Cell.of("75 %", "of\u00a040"),
            Cell.of("3,000,000", "again\u00a01,000,000"),
            Cell.of("11", "too old\u00a06"));
    assertThat(table.groups().get(0).rows().get(1).cells().subList(last - 3, last))
        .containsOnly(Cell.NONE);
  }

  @Test
  void whatNobodyHas_hasNoColumn() {
    assertThat(table(provider("p", 0, 0, FrontDoorSummary.NONE)).header())
        .containsExactly(
            "Provider",
            "attempts",
            "availability",
            "rate limited",
            "overloaded",
            "rejected",
            "failed",
            "utilisation",
            "calls inside",
            "queued");
  }

  @Test
  void copiesOfWork_areCounted() {
    ShadowSummary shadow = new ShadowSummary(8, 6, 1);
    Table table = table(provider("p", 0, 0, shadow, FrontDoorSummary.NONE));
    assertThat(table.header()).containsSubsequence("attempts", "of them copies", "availability");
    assertThat(table.groups().get(0).rows().get(0).cells().get(1)).isEqualTo(Cell.of("4"));
  }

  @Test
  void doors_timeouts_limitsAndCost_areShownPerRun() {
    FrontDoorSummary door =
        new FrontDoorSummary(90, 10, new LatencySummary(0.1, 0, 0.2, 0.5, 0.9, 1, 90));
    Table table =
        table(
            provider(
                "p",
                6,
                3,
                door,
                new LimitSummary("standard", "rpm", "rate_limited", 4),
                new LimitSummary("priority", "otpm", "rate_limited", 16),
                new LimitSummary("standard", "itpm", "rate_limited", 0)),
            provider("q", 0, 0, FrontDoorSummary.NONE));
    assertThat(table.header())
        .containsSubsequence("availability", "cost", "door wait, p99", "rate limited")
        .containsSubsequence("overloaded", "timed out", "rejected");
    List<Cell> p = table.groups().get(0).rows().get(0).cells();
    assertThat(p.get(3)).isEqualTo(Cell.of("500 ms"));
    assertThat(p.get(4)).isEqualTo(Cell.of("10", "priority otpm\u00a08, rpm\u00a02"));
    assertThat(p.get(5)).isEqualTo(Cell.of("6", "door\u00a05"));
    assertThat(p.get(6)).isEqualTo(Cell.of("3"));
    assertThat(p.get(2)).isEqualTo(Cell.of("3 USD"));
    List<Cell> q = table.groups().get(0).rows().get(1).cells();
    assertThat(List.of(q.get(2), q.get(3), q.get(6))).containsOnly(Cell.NONE);
  }
}
