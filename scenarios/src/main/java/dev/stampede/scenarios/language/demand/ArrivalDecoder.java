package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads {@code arrivals}: when work arrives, by one process. */
public final class ArrivalDecoder {
  /** Arrivals for a use case that says nothing sensible about them. */
  static final RatedSpec STAND_IN = RatedSpec.poisson(1, List.of());

  /** The processes that come with this version; a rate gives way to the others. */
  public static final Kinds<Reading> PROCESSES =
      new Kinds<>(
          "process",
          List.of(
              Kind.of(
                  "rate",
                  RateDecoder.RATE_FORM,
                  (decoder, in) -> RateDecoder.rate(decoder.site, in)),
              Kind.of(
                  "points",
                  RateDecoder.POINTS_FORM,
                  (decoder, in) -> RateDecoder.points(decoder.site, in)),
              Kind.of(
                  "adoption",
                  RateDecoder.ADOPTION_FORM,
                  (decoder, in) -> RateDecoder.adoption(decoder.site, in)),
              Kind.of(
                  "table",
                  TableDecoder.TABLE_FORM,
                  (decoder, in) -> TableDecoder.table(decoder.site, in)),
              Kind.of(
                  "client_table",
                  TableDecoder.CLIENT_FORM,
                  (decoder, in) -> TableDecoder.clients(decoder.site, in)),
              Kind.of("trace", TraceDecoder.FORM, (decoder, in) -> decoder.traces.read(in))));

  /** Reads arrivals of one process, of which the key is there that it is called by. */
  public interface Reading {
    /** Reads arrivals; what is faulty is recorded, and something harmless comes back. */
    ArrivalSpec read(ArrivalDecoder decoder, MappingReader in);
  }

  private final Kinds<Reading> processes;
  private final Form form;
  private final ArrivalSite site;
  private final TraceDecoder traces;

  /**
   * Creates a decoder.
   *
   * @param processes what arrivals there are, each by the key that only it has; the first gives way
   *     to the others
   */
  public ArrivalDecoder(Kinds<Reading> processes, ArrivalSite site) {
    this.processes = processes;
    this.form = form(processes);
    this.site = site;
    this.traces = new TraceDecoder(site);
  }

  /** The keys of arrivals by some processes. */
  public static Form form(Kinds<Reading> processes) {
    return Form.of("arrivals", "when work arrives").oneBeside(processes);
  }

  /** The keys of arrivals. */
  public Form form() {
    return form;
  }

  /** Reads arrivals; what is faulty is recorded, and something harmless comes back. */
  public ArrivalSpec read(ValueReader value) {
    MappingReader in = value.mapping(form);
    List<String> names = List.copyOf(processes.names());
    List<Kind<Reading>> given =
        processes.list().stream().filter(kind -> in.has(kind.name())).toList();
    List<Kind<Reading>> chosen = givesWay(given) ? given.subList(1, 2) : given;
    if (chosen.size() == 1) {
      return chosen.get(0).decoder().read(this, in);
    }
    in.forgiveAllBut(names);
    in.finish();
    if (!in.isFaulty()) {
      in.error(
          given.isEmpty()
              ? "needs one of " + String.join(", ", names)
              : "has both %s and %s".formatted(given.get(0).name(), given.get(1).name()),
          "for example {rate: 40/s} or {trace: requests.csv.gz, speed: 2x}");
    }
    return STAND_IN;
  }

  /** Whether of two processes the first of all is there, whose key means something to the other. */
  private boolean givesWay(List<Kind<Reading>> given) {
    String first = processes.list().get(0).name();
    return given.size() == 2
        && given.get(0).name().equals(first)
        && given.get(1).shape() instanceof Shape.Keys keys
        && keys.form().keys().stream().anyMatch(key -> key.name().equals(first));
  }
}
