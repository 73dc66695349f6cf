package dev.stampede.scenarios.explain;

import dev.stampede.models.resilience.Envelope;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.reports.explanation.vendor.WorstLayer;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Level;
import dev.stampede.scenarios.review.Level.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes several calls of one, layer by layer: as {@link WorstCalls} has it, with the times
 * after which each layer gives up.
 */
final class WorstLayers {
  private final WorstTime times;
  private final VendorNames names;
  private final LadderEntries entries;
  private final List<WorstLayer> layers = new ArrayList<>();

  private WorstLayers(Design design, VendorNames names, LadderEntries entries) {
    this.times = new WorstTime(design);
    this.names = names;
    this.entries = entries;
  }

  /** Returns the layers of an architecture, outermost first. */
  static List<WorstLayer> of(Design design, Level level, VendorNames names, LadderEntries entries) {
    WorstLayers worst = new WorstLayers(design, names, entries);
    worst.add(level, new Inside("", null, 0, BigInteger.ONE));
    return List.copyOf(worst.layers);
  }

  /**
   * Where a layer is.
   *
   * @param label begins its name; empty unless it is the first of an entry
   * @param vendor whose element it is in, as far as that has been told; null if that is nobody's
   * @param calls that come to it of one request at the most
   */
  private record Inside(String label, @Nullable String vendor, int depth, BigInteger calls) {

    Inside behind(@Nullable String ofVendor, BigInteger times) {
      return new Inside("", ofVendor, depth + 1, calls.multiply(times));
    }

    Inside labelled(String newLabel) {
      return new Inside(newLabel, vendor, depth, calls);
    }

    String name(String layer, @Nullable String ofVendor) {
      boolean isNew = ofVendor != null && !ofVendor.equals(vendor);
      String named = isNew ? "%s %s".formatted(ofVendor, layer) : layer;
      return label.isEmpty() ? named : "%s: %s".formatted(label, named).strip();
    }
  }

  private void add(Level level, Inside in) {
    List<Step> calling = calling(level);
    if (calling.size() == 1) {
      add(level, calling.get(0), in);
      return;
    }
    Effective place = level.place();
    BigInteger tries = BigInteger.valueOf(calling.size());
    String vendor = names.kind(place);
    String name = in.name(names.entries(place), vendor);
    layers.add(layer(name, place, in, tries, envelope(level), times.of(level)));
    Inside entry = new Inside("", vendor, in.depth() + 1, in.calls());
    for (Step step : calling) {
      add(level, step, entry.labelled(entries.label(step)));
    }
  }

  private static List<Step> calling(Level level) {
    return level.steps().stream().filter(step -> step.calls().signum() > 0).toList();
  }

  /** Adds the chain around a rung, and what is inside that. */
  private void add(Level level, Step step, Inside in) {
    List<Link> links = links(level, step);
    Inside now = in;
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      List<Link> rest = links.subList(i, links.size());
      BigInteger tries = Level.times(List.of(link));
      LongestTime longest = longest(rest, step);
      if (tries.compareTo(BigInteger.ONE) > 0 || endsSeveral(links, i, step)) {
        String vendor = names.kind(link.place());
        String name = now.name(names.policy(link.place()), vendor);
        layers.add(layer(name, link.place(), now, tries, envelope(rest, step), longest));
        now = now.behind(vendor == null ? now.vendor() : vendor, tries);
      }
    }
    if (step.inner() != null) {
      add(step.inner(), now);
    } else if (!now.label().isEmpty()) {
      LongestTime longest = longest(links, step);
      Envelope refused = envelope(links, step);
      layers.add(layer(now.label(), step.place(), now, BigInteger.ONE, refused, longest));
    }
  }

  private LongestTime longest(List<Link> links, Step step) {
    return times.around(links, times.innermost(step), step.providers());
  }

  /** True if a link makes one call only, and ends the several that are made inside it earlier. */
  private boolean endsSeveral(List<Link> links, int at, Step step) {
    List<Link> inside = links.subList(at + 1, links.size());
    BigInteger ofStep = step.inner() == null ? BigInteger.ONE : step.inner().calls();
    return Level.times(inside).multiply(ofStep).compareTo(BigInteger.ONE) > 0
        && longest(links.subList(at, links.size()), step).seconds()
            < longest(inside, step).seconds();
  }

  /** All that is around a call of a rung, or around the ladder inside it, outermost first. */
  private static List<Link> links(Level level, Step step) {
    List<Link> links = new ArrayList<>(level.chain());
    links.addAll(step.policies());
    return links;
  }

  private static Envelope envelope(List<Link> links, Step step) {
    Envelope envelope = step.inner() == null ? Envelope.NONE : envelope(step.inner());
    for (int i = links.size() - 1; i >= 0; i--) {
      envelope = links.get(i).policy().envelope(envelope);
    }
    return envelope;
  }

  /** When a ladder gives up whose rungs all refuse at once. */
  private static Envelope envelope(Level level) {
    return calling(level).stream()
        .map(step -> envelope(links(level, step), step))
        .reduce(Envelope.NONE, Envelope::plus);
  }

  private static WorstLayer layer(
      String name,
      Effective place,
      Inside in,
      BigInteger tries,
      Envelope refused,
      LongestTime longest) {
    return new WorstLayer(
        name,
        place.path(),
        in.depth(),
        tries,
        in.calls().multiply(tries),
        refused.ends() ? refused.longestSeconds() : null,
        longest.isFinite() ? longest.seconds() : null);
  }
}
