package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.PoissonSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads {@code arrivals}: when work arrives, by one process. */
public final class ArrivalDecoder {
  /** Arrivals for a use case that says nothing sensible about them. */
  static final ArrivalSpec STAND_IN = new PoissonSpec(1, List.of());

  /** The processes that come with this version; a rate gives way to the others. */
  public static final Kinds<Reading> PROCESSES =
      new Kinds<>(
          "process",
          List.of(
              Kind.of(
                  "rate", RateDecoder.FORM, (decoder, in) -> RateDecoder.read(decoder.site, in)),
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
  static Form form(Kinds<Reading> processes) {
    return Form.of("arrivals", "when work arrives").oneBeside(processes);
  }

  /** The keys of arrivals. */
  Form form() {
    return form;
  }

  ArrivalSpec read(ValueReader value) {
    MappingReader in = value.mapping(form);
    List<String> names = List.copyOf(processes.names());
    List<String> given = names.stream().filter(in::has).toList();
    List<String> chosen = given.size() > 1 ? given.stream().skip(yields(given)).toList() : given;
    Reading process = chosen.size() == 1 ? processes.find(chosen.get(0)) : null;
    if (process != null) {
      return process.read(this, in);
    }
    in.forgiveAllBut(names);
    in.finish();
    if (!in.isFaulty()) {
      in.error(
          given.isEmpty()
              ? "needs a rate or a trace"
              : "has both a %s and a %s".formatted(chosen.get(0), chosen.get(1)),
          "for example {rate: 40/s} or {trace: requests.csv.gz, speed: 2x}");
    }
    return STAND_IN;
  }

  /** How many of the processes that are there give way to others: the first of all, if it is. */
  private int yields(List<String> given) {
    return given.get(0).equals(processes.list().get(0).name()) ? 1 : 0;
  }
}
