package dev.stampede.models.market;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.market.CustomersSpec.Group;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All other customers of a provider. Without classes they are one market. With classes each group
 * of customers who are alike is a market of its own, which looks at what becomes of its own calls,
 * tries them again and leaves for it; all come by one way to one engine.
 */
public final class Markets {

  private final MarketSpec spec;
  private final Site site;

  /** Each market with the number of its class, -1 where there are none. */
  private final List<Member> members = new ArrayList<>();

  /** The markets of those who come from other providers, one of each class. */
  private final List<Newcomers> newcomers = new ArrayList<>();

  private final @Nullable Crowd crowd;

  /**
   * Where it is.
   *
   * @param process of the provider
   * @param symptoms of its faults
   * @param horizon what of the run counts
   */
  public record Site(LogicalProcess process, Symptoms symptoms, Horizon horizon) {}

  /**
   * What customers notice of a provider's faults.
   *
   * @param errors tells which share of the calls they turn away now
   * @param spoiling tells which share of the answers they keep from their owners now
   * @param page what the provider's status page shows
   */
  public record Symptoms(DoubleSupplier errors, DoubleSupplier spoiling, StatusPage page) {}

  /**
   * How they come into an engine.
   *
   * @param engine that they share with us
   * @param byPriority whether its line is worked off by priority
   * @param ours tells how many calls of use cases are in it
   * @param room tells of a priority at how many calls in it such calls are shed; infinite for never
   */
  public record Door(
      SharedCapacity engine, boolean byPriority, LongSupplier ours, IntToDoubleFunction room) {}

  private record Member(Market market, int ofClass) {}

  private record Newcomers(Market market, double share) {}

  /** Customers of several kinds on one way. */
  private record Crowd(Door door, List<Part> parts, CommonWay way, Turnstile turnstile) {}

  private Markets(MarketSpec spec, Site site, @Nullable Crowd crowd) {
    this.spec = spec;
    this.site = site;
    this.crowd = crowd;
  }

  /**
   * Lets other customers in.
   *
   * @param way makes the way to what is behind it
   */
  public static Markets open(
      MarketSpec spec, Site site, Door door, Function<SharedCapacity, Reception> way) {
    if (spec.classes().isEmpty()) {
      Markets plain = new Markets(spec, site, null);
      Market all = plain.market(spec, way.apply(door.engine()));
      plain.members.add(new Member(all, -1));
      plain.newcomers.add(new Newcomers(all, 1));
      return plain;
    }
    List<Part> parts = new ArrayList<>();
    Turnstile turnstile = new Turnstile(site.process(), door, Seconds.of(spec.stepNanos()), parts);
    CommonWay common = new CommonWay(site.process(), way.apply(turnstile), turnstile, parts);
    Markets markets = new Markets(spec, site, new Crowd(door, parts, common, turnstile));
    for (int i = 0; i < spec.classes().size(); i++) {
      markets.open(i, spec.classes().get(i));
    }
    return markets;
  }

  private void open(int number, CustomerClass of) {
    CustomersSpec customers = of.customers();
    if (customers == null) {
      add(number, of.share(), null);
      return;
    }
    double base = of.share() * spec.demand().basePerSecond();
    for (Group group : customers.groups(base, spec.calls())) {
      boolean calls = group.perSecond() > 0; // those who never call have no headroom, either
      add(number, of.share() * group.share(), calls ? new Allowance(group) : null);
    }
  }

  /** Adds customers of a class with a share of the market's own calls. */
  private Market add(int number, double share, @Nullable Allowance allowance) {
    Crowd all = crowd;
    if (all == null) {
      throw new IllegalStateException("a market without classes is one");
    }
    int priority = spec.classes().get(number).priority();
    Part part = new Part(all.way(), priority, all.door().room().applyAsDouble(priority), allowance);
    all.parts().add(part);
    all.turnstile().inOrder();
    Market market = market(spec.part(share), part);
    members.add(new Member(market, number));
    return market;
  }

  private Market market(MarketSpec ofThem, Reception reception) {
    return new Market(ofThem, site.process(), reception, site.symptoms(), site.horizon());
  }

  /**
   * Lays a way for a share of the customers to the market of another provider. There they are of
   * its classes by the shares of these, and no quota of theirs is known.
   */
  public void failsOverTo(Markets other, double share) {
    List<Member> leaving = List.copyOf(members);
    for (Newcomers there : other.newcomers()) {
      for (Member member : leaving) {
        member.market().failsOverTo(there.market(), share * there.share());
      }
    }
  }

  private List<Newcomers> newcomers() {
    if (newcomers.isEmpty()) {
      for (int i = 0; i < spec.classes().size(); i++) {
        newcomers.add(new Newcomers(add(i, 0, null), spec.classes().get(i).share()));
      }
    }
    return newcomers;
  }

  /** Takes note that a fault began or ended. */
  public void review() {
    members.forEach(member -> member.market().review());
  }

  /** What an autoscaler sees of them, summed over the seconds so far. */
  public double integral(Metric metric) {
    double sum = 0;
    for (Member member : members) {
      sum += member.market().integral(metric);
    }
    return sum;
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public MarketResult result() {
    List<MarketFigures> ofClass = new ArrayList<>();
    spec.classes().forEach(one -> ofClass.add(MarketFigures.NONE));
    MarketFigures all = MarketFigures.NONE;
    for (Member member : members) {
      MarketFigures its = member.market().result();
      all = all.plus(its);
      if (member.ofClass() >= 0) {
        ofClass.set(member.ofClass(), ofClass.get(member.ofClass()).plus(its));
      }
    }
    List<MarketResult.OfClass> classes = new ArrayList<>();
    for (int i = 0; i < ofClass.size(); i++) {
      classes.add(new MarketResult.OfClass(spec.classes().get(i).name(), ofClass.get(i)));
    }
    return new MarketResult(all, classes);
  }
}
