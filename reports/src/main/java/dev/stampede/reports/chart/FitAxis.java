package dev.stampede.reports.chart;

import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.DurationScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the horizontal axis of a chart of fits shows, and with it the vertical one. */
public enum FitAxis {
  /** Clients at a time, each twice as many as the one before; times above it, in seconds. */
  CONCURRENCY("clients at a time", true) {
    @Override
    double place(double value) {
      return StrictMath.log(value) / StrictMath.log(2);
    }

    @Override
    List<Tick> ticks(double last) {
      List<Tick> ticks = new ArrayList<>();
      for (int power = 0; power <= 20; power++) {
        ticks.add(new Tick(power, Figures.count(1L << power)));
      }
      return ticks;
    }
  },
  /** Percentiles, in per cent; times above them, in seconds. */
  PERCENTILE("percentile", true) {
    @Override
    List<Tick> ticks(double last) {
      List<Tick> ticks = new ArrayList<>();
      for (int percent = 0; percent <= 100; percent += 10) {
        ticks.add(new Tick(percent, "p" + percent));
      }
      return ticks;
    }
  },
  /** Time from the start, in seconds; numbers above it. */
  CLOCK("", false) {
    @Override
    List<Tick> ticks(double last) {
      return ClockScale.ticks(last);
    }

    @Override
    String meaning(double last) {
      return ClockScale.meaning(last);
    }
  },
  /** Days from the start; numbers above them. */
  DAYS("days from the start", false) {
    @Override
    List<Tick> ticks(double last) {
      return CountScale.ticks(last, 10);
    }
  },
  /** The length of windows, in seconds, each power of ten as far from the next; numbers above. */
  WINDOW("length of the windows", false) {
    @Override
    double place(double value) {
      return StrictMath.log10(value);
    }

    @Override
    List<Tick> ticks(double last) {
      List<Tick> ticks = new ArrayList<>();
      for (double seconds : WINDOWS) {
        ticks.add(new Tick(place(seconds), Figures.seconds(seconds)));
      }
      return ticks;
    }
  };

  private static final double[] WINDOWS = {1, 10, 60, 600, 3_600, 21_600, 216_000};
  private static final double MARGIN = 0.06;
  private static final int VERTICAL_TICKS = 4;

  private final String meaning;
  private final boolean times;

  FitAxis(String meaning, boolean times) {
    this.meaning = meaning;
    this.times = times;
  }

  double place(double value) {
    return value;
  }

  /** Ticks up to a place at least. */
  abstract List<Tick> ticks(double last);

  /** Says what it shows if it goes to a value. */
  String meaning(double last) {
    return meaning;
  }

  double height(double value) {
    return times ? DurationScale.at(value) : value;
  }

  /** The vertical axis for heights: that of numbers begins at 0, that of times is logarithmic. */
  TickAxis vertical(double[] heights) {
    double high = Arrays.stream(heights).max().orElse(0);
    if (!times) {
      List<Tick> ticks = CountScale.ticks(high, VERTICAL_TICKS);
      return new TickAxis(0, ticks.get(ticks.size() - 1).at(), ticks);
    }
    double low = Arrays.stream(heights).min().orElse(0);
    double top = Math.max(low + 0.3, high);
    double margin = (top - low) * MARGIN;
    return new TickAxis(low - margin, top + margin, DurationScale.ticks());
  }

  String written(double value) {
    return times ? Figures.seconds(value) : Figures.number(value);
  }
}
