package dev.stampede.scenarios.review;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.forecast.Offered;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.market.CustomersSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.nodes.Mortality;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Order;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.scenarios.text.Rule;
import java.util.IntSummaryStatistics;
import java.util.List;

/**
 * What load does to those who are before inference or die of it. Nodes are to die of more than the
 * usual load, and of something that can be. A cold cache sends every call to the store behind it,
 * and a sign-in that was shut for long has everybody before it at once: either needs room for all.
 * A prompt cache needs room for one prompt at least, work whose prompts go on from one to the next,
 * and a life above the time until they do. The limits of other customers are to be reached, and
 * their priorities looked at. Agents who come back together need limits for all.
 */
final class UnderLoad implements Review.Check {
  private static final EngineSpec.Shape ANY = new EngineSpec.Shape(1, 1, 1);
  private static final double GB = 1e9;
  private static final double SECONDS_PER_MINUTE = 60;

  /** Calls at hand with which half the allowed load is refused once in a hundred thousand. */
  private static final int ANY_BURST = 10;

  @Override
  public void check(Subject subject, Findings findings) {
    checkNodes(subject, findings);
    checkTiers(subject, findings);
    for (ProviderSpec provider : subject.trial().providers()) {
      PromptCacheSpec kept = provider.admission().prompts();
      if (kept != null) {
        List<UseCaseSpec> work = work(subject, provider);
        checkPrompts(subject, provider, kept, work, findings);
        checkLife(subject, provider, kept, work, findings);
      }
    }
    checkMarkets(subject, findings);
    subject.trial().useCases().forEach(useCase -> checkResume(subject, useCase, findings));
  }

  /** Of those who were away for longer than a prompt is kept, whole prompts count. */
  private static void checkResume(Subject subject, UseCaseSpec useCase, Findings findings) {
    double perMinute = useCase.source().resumesPerSecond() * SECONDS_PER_MINUTE;
    for (ProviderSpec provider : subject.trial().providers()) {
      double readmitted =
          provider.quota().promptTokensPerMinute() / Math.max(1, useCase.meanInputTokens());
      if (perMinute > readmitted && isCalledFor(subject, useCase, provider)) {
        findings.add(
            Rule.RESUME_ABOVE_LIMITS,
            subject.place(useCase, "workflow", "resume", "together"),
            "agents of %s go on %s when there are answers again; the limits of %s let some %s a minute in whose prompts are not kept any more"
                .formatted(
                    useCase.name(),
                    Double.isInfinite(perMinute)
                        ? "all at once"
                        : "at %s a minute".formatted(Findings.number(perMinute)),
                    provider.name(),
                    Findings.number(readmitted)),
            "a rate that the limits let in, or over, which spreads them");
        return;
      }
    }
  }

  private static boolean isCalledFor(Subject subject, UseCaseSpec useCase, ProviderSpec provider) {
    return subject.designs().stream()
        .anyMatch(
            design ->
                design.useCases().contains(useCase)
                    && design.spec().providers().contains(provider.name()));
  }

  private static void checkMarkets(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      MarketSpec market = provider.market();
      if (market != null) {
        market.classes().forEach(of -> checkLimits(subject, provider, market, of, findings));
        checkPriorities(subject, provider, market, findings);
      }
    }
  }

  private static void checkPrompts(
      Subject subject,
      ProviderSpec provider,
      PromptCacheSpec kept,
      List<UseCaseSpec> work,
      Findings findings) {
    double longest = 0;
    String whose = "";
    for (UseCaseSpec useCase : work) {
      if (useCase.meanInputTokens() > longest) {
        longest = useCase.meanInputTokens();
        whose = useCase.name();
      }
    }
    if (longest > kept.capacityTokens()) {
      findings.add(
          Rule.PROMPT_CACHE_BELOW_A_PROMPT,
          subject.place(provider, "prompt_cache", "capacity"),
          "%s has room for %s tokens of prompts, and one of %s has %s in the mean: hardly any is kept"
              .formatted(
                  provider.name(),
                  Findings.number((double) kept.capacityTokens()),
                  whose,
                  Findings.number(longest)),
          "room for the prompts of all sessions that go on within the life");
    }
  }

  /** Nothing is read where nobody goes on, or only when it is forgotten. */
  private static void checkLife(
      Subject subject,
      ProviderSpec provider,
      PromptCacheSpec kept,
      List<UseCaseSpec> work,
      Findings findings) {
    double soonest = Double.POSITIVE_INFINITY;
    String whose = "";
    for (UseCaseSpec useCase : work) {
      if (useCase.source().soonestSeconds() < soonest) {
        soonest = useCase.source().soonestSeconds();
        whose = useCase.name();
      }
    }
    double life = Seconds.of(kept.lifeNanos());
    if (Double.isInfinite(soonest)) {
      findings.add(
          Rule.PROMPT_CACHE_NEVER_READ,
          subject.place(provider, "prompt_cache"),
          "%s keeps prompts, and no work that comes to it goes on with an earlier one"
              .formatted(provider.name()),
          "a workflow with a context, of several steps or turns, in a use case that comes here; or"
              + " leave it out, and say cached_input of a request");
    } else if (life <= soonest) {
      findings.add(
          Rule.PROMPT_CACHE_NEVER_READ,
          subject.place(provider, "prompt_cache", "life"),
          "%s keeps a prompt for %s s, and the next call of a session comes after %s s at the soonest, of %s: none is ever read"
              .formatted(provider.name(), Findings.number(life), Findings.number(soonest), whose),
          "a life above what tools and pauses take, or leave prompt_cache out");
    }
  }

  /** The use cases whose work may come into the engine of a provider, by any door. */
  private static List<UseCaseSpec> work(Subject subject, ProviderSpec owner) {
    return subject.designs().stream()
        .filter(design -> reaches(subject, design, owner))
        .flatMap(design -> design.useCases().stream())
        .toList();
  }

  /** Whether work of an architecture may come into the engine of a provider, by any door. */
  private static boolean reaches(Subject subject, Design design, ProviderSpec owner) {
    return design.spec().providers().stream()
        .anyMatch(
            name ->
                subject.trial().providers().stream()
                    .filter(door -> door.name().equals(name))
                    .anyMatch(door -> subject.trial().ownerOf(door).equals(owner)));
  }

  /**
   * At half their limit customers with more than a few calls at hand are not even refused by
   * chance.
   */
  private static void checkLimits(
      Subject subject,
      ProviderSpec provider,
      MarketSpec market,
      CustomerClass of,
      Findings findings) {
    CustomersSpec customers = of.customers();
    if (customers == null) {
      return;
    }
    double base = of.share() * market.demand().basePerSecond();
    double peak =
        market.demand().breakpoints(subject.trial().durationNanos()).stream()
            .mapToDouble(time -> of.share() * market.demand().perSecond(time))
            .max()
            .orElse(base);
    double allowed = customers.growthToLimit(base, market.calls());
    if (base == 0
        || 2 * peak > allowed * base
        || customers.smallestBurst(base, market.calls()) < ANY_BURST) {
      return;
    }
    findings.add(
        Rule.MARKET_LIMITS_UNREACHED,
        subject.place(provider, "market", "classes", of.name(), "customers"),
        "no customer of %s is ever refused by a limit: they make up to %s times their usual calls, and are at a limit at %s times"
            .formatted(provider.name(), Findings.number(peak / base), Findings.number(allowed)),
        "limits below what a surge brings, or leave them out");
  }

  /** Who is more important shows where calls are shed, and in a line by priority. */
  private static void checkPriorities(
      Subject subject, ProviderSpec provider, MarketSpec market, Findings findings) {
    IntSummaryStatistics priorities =
        market.classes().stream().mapToInt(CustomerClass::priority).summaryStatistics();
    boolean heeded =
        provider.engine().discipline().order() == Order.PRIORITY
            || provider.admission().shedding().stream()
                .anyMatch(
                    rule ->
                        rule.priority() >= priorities.getMin()
                            && rule.priority() < priorities.getMax());
    if (priorities.getCount() > 0 && priorities.getMin() < priorities.getMax() && !heeded) {
      findings.add(
          Rule.PRIORITIES_UNHEEDED,
          subject.place(provider, "market", "classes"),
          "nothing at %s looks at the priorities of its customers: all are refused alike"
              .formatted(provider.name()),
          "say shed of a priority below the highest, or an engine with discipline: priority");
    }
  }

  private static void checkTiers(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      if (provider.admission().wayIn().tiers().isEmpty()) {
        continue;
      }
      double perSecond = perSecond(subject, provider);
      for (TierSpec tier : provider.admission().wayIn().tiers()) {
        tier.questions()
            .forEach(
                question -> checkCache(subject, provider, tier, question, perSecond, findings));
        checkDoor(subject, provider, tier, perSecond, findings);
      }
    }
  }

  /** The calls that come to a provider, retries aside, under the architecture that sends most. */
  private static double perSecond(Subject subject, ProviderSpec provider) {
    double most = 0;
    for (ArchitectureSpec architecture : subject.trial().architectures()) {
      double sum =
          subject.load().offered(provider, architecture).stream()
              .mapToDouble(Offered::perSecond)
              .sum();
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double served(EngineSpec engine) {
    return engine.capacity() / engine.meanSeconds(ANY);
  }

  private static void checkCache(
      Subject subject,
      ProviderSpec provider,
      TierSpec tier,
      QuestionSpec question,
      double perSecond,
      Findings findings) {
    DependencySpec asked = subject.trial().dependency(question.dependency());
    if (question.cache() == null || perSecond <= served(asked.engine())) {
      return;
    }
    findings.add(
        Rule.COLD_CACHE_OVERLOAD,
        subject.place(provider, "tiers", tier.name(), "asks", question.dependency()),
        "when the cache of %s is cold, %s calls/s ask %s, which can answer %s/s: a restart of the tier is an overload of what it asks"
            .formatted(
                tier.name(),
                Findings.number(perSecond),
                asked.name(),
                Findings.number(served(asked.engine()))),
        "places in the tier, or a queue_limit of what it asks, so that it warms in time");
  }

  private static void checkDoor(
      Subject subject, ProviderSpec provider, TierSpec tier, double perSecond, Findings findings) {
    EngineSpec engine = tier.engine();
    boolean logsIn =
        provider.admission().wayIn().sessions() != null
            && tier.errands().contains(Errand.LOG_IN)
            && !tier.errands().contains(Errand.MESSAGE);
    if (!logsIn || engine == null || perSecond <= served(engine)) {
      return;
    }
    findings.add(
        Rule.DOOR_BELOW_LOG_INS,
        subject.place(provider, "tiers", tier.name()),
        "after it was shut for longer than sessions last, %s calls/s have to log in, and %s can take %s/s: it falls a second time"
            .formatted(Findings.number(perSecond), tier.name(), Findings.number(served(engine))),
        remedy(tier, engine));
  }

  /**
   * More of it takes the fall away. A line that a tier cannot work off within its time limit makes
   * it worse: first come, first served, calls come up when that is nearly over, and if each takes
   * the same time it ends while they are handled, so that none ever gets in.
   */
  private static String remedy(TierSpec tier, EngineSpec engine) {
    double inTime = served(engine) * Seconds.of(tier.timeoutNanos());
    if (tier.timeoutNanos() == TierSpec.ENDLESS || engine.room() < inTime) {
      return "more of it";
    }
    return "more of it, and a queue_limit of at most %s, which it works off within its timeout: of a longer line calls come up when their time is nearly over, and are handled for nothing"
        .formatted(Findings.number(Math.max(0, Math.ceil(inTime - engine.capacity()) - 1)));
  }

  private static void checkNodes(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      Mortality mortality = provider.engine().mortality();
      if (mortality == null || provider.sharedWith() != null) {
        continue; // or it is told of the owner
      }
      if (mortality.isImmortal()) {
        findings.add(
            Rule.NODES_NEVER_DIE,
            subject.place(provider, "engine"),
            "no node of %s can ever die: it has room for %s calls, and survives %d"
                .formatted(
                    provider.name(),
                    Findings.number(mortality.room()),
                    mortality.memory().survivedCalls()),
            "more places, or a longer queue, or servers in its place");
      } else {
        checkLoad(subject, provider, mortality, findings);
      }
    }
  }

  private static double tokens(EngineSpec.Shape shape) {
    return shape.promptTokens() + shape.outputTokens();
  }

  /** What is refused for want of room takes no memory. */
  private static void checkLoad(
      Subject subject, ProviderSpec provider, Mortality mortality, Findings findings) {
    for (ArchitectureSpec architecture : subject.trial().architectures()) {
      List<Offered> offered = subject.load().offeredToEngine(provider, architecture);
      double calls = offered.stream().mapToDouble(Offered::underWay).sum();
      double bytes =
          offered.stream()
              .mapToDouble(some -> some.underWay() * mortality.callBytes(tokens(some.shape())))
              .sum();
      double needed = bytes * Math.min(1, mortality.nodes() * mortality.room() / calls);
      if (needed > mortality.freeBytes()) {
        findings.add(
            Rule.NODES_DIE_AT_ONCE,
            subject.place(provider, "engine"),
            "the usual load kills the nodes of %s: its calls need %s GB, and all nodes together have %s GB for them"
                .formatted(
                    provider.name(),
                    Findings.number(needed / GB),
                    Findings.number(mortality.freeBytes() / GB)),
            "more nodes, or a limit on calls before them");
        return;
      }
    }
  }
}
