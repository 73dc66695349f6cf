package dev.stampede.models.arrival.replay;

import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded trace, replayed.
 *
 * <p>More of the same, {@code rate} above 1, is the trace and copies of it that blocks were drawn
 * for ({@link Blocks}, of a minute), the last of them thinned. Copies so drawn know nothing of each
 * other's bursts: as when independent streams are laid over each other, variance and mean grow
 * alike and the index of dispersion within a block's length stays, while what moves all of them,
 * the day, is scaled as a whole. Less is each row by chance of its own: bursts thin out as a random
 * share of users would make them.
 *
 * @param path the file, as the scenario names it
 * @param replay how
 * @param source opens the trace at its start
 * @param recording what it holds
 */
public record TraceSpec(String path, Replay replay, TraceSource source, Recording recording)
    implements ArrivalSpec {

  /** Blocks of copies, in traces that are long enough. */
  private static final long COPY_BLOCK = 60_000_000_000L;

  private static final int LEAST_BLOCKS = 20;

  @Override
  public ArrivalProcess open(Chance chance) {
    return new TraceArrivals(cursor(chance), replay.speed());
  }

  private TraceCursor cursor(Chance chance) {
    TraceCursor rows = replay.rate() == 1 ? drawn(chance) : more(chance);
    if (replay.times() > 1) {
      rows = new RepeatedCursor(rows, replay.times(), replay.everyNanos());
    }
    if (replay.jitterNanos() > 0) {
      rows = new JitteredCursor(rows, replay.jitterNanos(), chance.stream("arrivals/jitter"));
    }
    if (replay.resampled() && recording.sizes().size() > 0) {
      rows = new ResizedCursor(rows, recording.sizes(), chance.stream("arrivals/sizes"));
    }
    return rows;
  }

  /** The trace, of which blocks may be drawn. */
  private TraceCursor drawn(Chance chance) {
    TraceCursor rows = source.open();
    return replay.bootstrap().isDrawn()
        ? new BlockCursor(
            rows, replay.bootstrap(), recording.lengthNanos(), chance.stream("arrivals/blocks"))
        : rows;
  }

  private TraceCursor more(Chance chance) {
    int whole = (int) replay.rate();
    double rest = replay.rate() - whole;
    List<TraceCursor> rows = new ArrayList<>();
    for (int i = 0; i < whole; i++) {
      rows.add(i == 0 ? drawn(chance) : copy(chance, i));
    }
    if (rest > 0) {
      rows.add(
          new ThinnedCursor(
              whole == 0 ? drawn(chance) : copy(chance, whole),
              rest,
              chance.stream("arrivals/thinning")));
    }
    return rows.size() == 1 ? rows.get(0) : new MergedCursor(rows);
  }

  private TraceCursor copy(Chance chance, int number) {
    long length = recording.lengthNanos();
    Blocks blocks = replay.bootstrap();
    if (!blocks.isDrawn()) {
      blocks = Blocks.of(Math.max(1, Math.min(COPY_BLOCK, length / LEAST_BLOCKS)));
    }
    return new BlockCursor(source.open(), blocks, length, chance.stream("arrivals/copy/" + number));
  }

  @Override
  public DemandCurve expected() {
    return new RecordedDemand(recording, replay, 1);
  }

  /** Infinite: how close together its rows are is not known. */
  @Override
  public double peakPerSecond() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return recording.tokens();
  }

  @Override
  public boolean isShared() {
    return !replay.hasChance();
  }
}
