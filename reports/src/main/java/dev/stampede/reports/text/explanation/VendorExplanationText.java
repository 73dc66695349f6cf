package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.vendor.Serving;
import dev.stampede.reports.explanation.vendor.Serving.Entry;
import dev.stampede.reports.explanation.vendor.Serving.Fault;
import dev.stampede.reports.explanation.vendor.Serving.FaultTime;
import dev.stampede.reports.explanation.vendor.Serving.InFault;
import dev.stampede.reports.explanation.vendor.VendorArchitecture;
import dev.stampede.reports.explanation.vendor.VendorElementWords;
import dev.stampede.reports.explanation.vendor.VendorExplanation;
import dev.stampede.reports.explanation.vendor.WorstLayer;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.TextTable;
import dev.stampede.reports.text.TextTable.Cell;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An explanation in vendors' words for a terminal: for each architecture its elements with their
 * values, what they come to at the worst, who served, and advice.
 *
 * @param width the most characters in a line, at least {@link ExplanationText#NARROWEST}
 * @param colour true to add ANSI colours; the words say the same without them
 */
public record VendorExplanationText(VendorExplanation explanation, int width, boolean colour) {

  /** What retries without limit count as. */
  private static final BigInteger UNLIMITED = BigInteger.valueOf(Integer.MAX_VALUE);

  private static final int MOST_NAMED = 12;

  /** Widens what is too narrow. */
  public VendorExplanationText {
    width = Math.max(ExplanationText.NARROWEST, width);
  }

  /** Returns the text; every line ends with a line feed. */
  public String render() {
    Paragraphs lines = new Paragraphs(width, colour);
    for (VendorArchitecture architecture : explanation.architectures()) {
      lines.gap();
      lines.heading("architecture " + PlainText.of(architecture.name()));
      architecture.elements().forEach(element -> add(element, lines));
      addWorst(architecture, lines);
      Serving serving = architecture.serving();
      if (serving != null) {
        addServing(serving, lines);
      }
      lines.findings(architecture.advice());
    }
    return lines.text();
  }

  private void add(VendorElementWords element, Paragraphs lines) {
    lines.gap();
    String chosen = element.chosen() == null ? "the newest known" : "said at " + element.chosen();
    String title =
        "%s %s of %s (%s), line %d"
            .formatted(
                PlainText.of(element.kind()),
                element.version(),
                element.asOf(),
                PlainText.of(chosen),
                element.line());
    String from = element.inheritedFrom();
    if (from != null
        && explanation.architectures().stream().anyMatch(other -> other.name().equals(from))) {
      lines.paragraph("  ", "%s: as in %s".formatted(title, PlainText.of(from)), Ink.PLAIN);
      return;
    }
    lines.paragraph("  ", title, Ink.BOLD);
    List<EffectiveValue> values = new FirstDefaults().of(element.values());
    lines.addAll(ValueTree.of(values, element.meanings(), 2).lines(width, colour));
    element
        .does()
        .forEach((about, words) -> lines.paragraph("    ", about + ": " + words, Ink.PLAIN));
    if (!element.withoutEffect().isEmpty()) {
      lines.paragraph("    ", "no effect here: " + listed(element.withoutEffect()), Ink.FAINT);
    }
  }

  private static String listed(List<String> keys) {
    int more = keys.size() - MOST_NAMED;
    String named =
        PlainText.of(String.join(", ", keys.subList(0, Math.min(MOST_NAMED, keys.size()))));
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }

  private void addWorst(VendorArchitecture architecture, Paragraphs lines) {
    lines.gap();
    String calls = number(architecture.calls());
    String sentence =
        "At the worst one request becomes %s %s."
            .formatted(calls, architecture.calls().equals(BigInteger.ONE) ? "call" : "calls");
    Double worst = architecture.worstSeconds();
    String time =
        worst == null
            ? "It can take any time, since %s.".formatted(architecture.unbounded())
            : "Machines take at most %s over it.".formatted(Figures.seconds(worst));
    String each = architecture.layers().isEmpty() ? "" : " Each layer gives up by itself after:";
    lines.paragraph("  ", "%s %s%s".formatted(sentence, PlainText.of(time), each), Ink.PLAIN);
    List<List<Cell>> rows = new ArrayList<>();
    for (WorstLayer layer : architecture.layers()) {
      rows.add(
          List.of(
              Cell.of("  ".repeat(layer.depth()) + PlainText.of(layer.name())),
              Cell.of("x " + number(layer.times())),
              Cell.of(number(layer.calls())),
              Cell.of(after(layer.refusedSeconds())),
              Cell.of(after(layer.longestSeconds()))));
    }
    if (!rows.isEmpty()) {
      List<String> header = List.of("layer", "of one", "calls", "if refused", "if all hangs");
      lines.addAll(new TextTable(header, 1, rows).lines(width, colour));
    }
  }

  private static String number(BigInteger number) {
    return number.compareTo(UNLIMITED) >= 0
        ? "any number of"
        : String.format(Locale.ROOT, "%,d", number);
  }

  private static String after(@Nullable Double seconds) {
    if (seconds == null) {
      return "never";
    }
    return seconds == 0 ? "at once" : Figures.seconds(seconds);
  }

  private void addServing(Serving serving, Paragraphs lines) {
    lines.gap();
    lines.paragraph("  ", run(serving), Ink.PLAIN);
    List<FaultTime> faults = serving.faults();
    for (FaultTime fault : faults.subList(0, Math.min(MOST_NAMED, faults.size()))) {
      lines.paragraph("    ", told(fault), Ink.PLAIN);
    }
    List<List<Cell>> rows = new ArrayList<>();
    int number = 0;
    for (Entry entry : serving.entries()) {
      number++;
      addRows(number + " ", entry, rows);
      entry.endpoints().forEach(endpoint -> addRows("    ", endpoint, rows));
    }
    List<String> header = List.of("entry", "outside faults", "in a fault", "first after its start");
    lines.addAll(new TextTable(header, 1, rows).lines(width, colour));
  }

  private static String run(Serving serving) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Who serves, in the first replication of seed %d, of %s pieces of work."
            .formatted(serving.seed(), Figures.count(serving.arrived())));
    Double reached = serving.reachedSeconds();
    if (reached != null) {
      text.append(
          " It was ended there, after %s of simulated time; what comes later is not told."
              .formatted(Figures.seconds(reached)));
    }
    if (serving.faults().isEmpty()) {
      text.append(" No fault strikes its providers meanwhile, so nobody has to take over.");
    }
    return text.toString();
  }

  private static String told(FaultTime time) {
    List<String> faults = new ArrayList<>();
    for (Fault fault : time.faults()) {
      faults.add("%s (%s of %s)".formatted(fault.id(), fault.kind(), fault.provider()));
    }
    return "%s%s, from %s to %s"
        .formatted(
            listed(faults),
            time.times() > 1 ? ", %d of them".formatted(time.times()) : "",
            Figures.seconds(time.startSeconds()),
            Figures.seconds(time.endSeconds()));
  }

  private static void addRows(String before, Entry entry, List<List<Cell>> rows) {
    String providers = String.join(", ", entry.providers());
    String name =
        entry.name().equals(providers) || providers.isEmpty()
            ? entry.name()
            : "%s: %s".formatted(entry.name(), providers);
    String label = before + PlainText.of(name);
    String outside = Figures.count(entry.outsideFaults());
    if (entry.inFaults().isEmpty()) {
      Cell never = entry.served() == 0 ? new Cell("never", Ink.OPEN) : Cell.of("nothing");
      rows.add(List.of(Cell.of(label), Cell.of(outside), never, Cell.of("")));
    }
    boolean isFirst = true;
    for (InFault fault : entry.inFaults()) {
      String after = Figures.seconds(fault.firstAfterSeconds());
      rows.add(
          List.of(
              Cell.of(isFirst ? label : ""),
              Cell.of(isFirst ? outside : ""),
              Cell.of(
                  "%s in %s".formatted(Figures.count(fault.served()), PlainText.of(fault.fault()))),
              Cell.of(fault.wasOver() ? after + ", when over" : after)));
      isFirst = false;
    }
  }
}
