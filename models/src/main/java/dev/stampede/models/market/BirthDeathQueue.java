package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomKey;
import java.util.Arrays;

/**
 * Equal servers and a line before them, first come first served, for a crowd: not call by call, but
 * as the probability of each number of calls inside. It follows Kolmogorov's equations of the chain
 * in which calls come at the rate λ and, with n of them inside and c servers, leave at the rate
 * {@code min(n, c) / S}. So it costs the same however many call, and knows what chance does to
 * them: for exponential services waits and refusals are those of M/M/c/K at any time, whatever the
 * load.
 *
 * <ul>
 *   <li>Of other laws of service the line moves in steps of {@code (1 + cv²) / 2} calls, so that
 *       waits are Erlang's times that: exact for M/G/1, Lee and Longton's rule for more servers.
 *   <li>Who has been inside for the time {@code T} gives up. After a wait of w a server is busy
 *       with a call for {@code E[min(S, T - w)]}, of which {@code P(S <= T - w)} were not in vain;
 *       w is the wait behind the line that there is, {@code q = w c / E[min(S, T - w)]}.
 *   <li>Long lines are cut into cells of several calls. The chain of the cells has the drift of the
 *       other, and where cells are equal its law at rest (the exponential fitting of Scharfetter
 *       and Gummel, 1969, with the logarithmic mean of both rates).
 *   <li>Time goes in implicit steps (backward Euler) of at most {@link #LONGEST_STEP}, which keep
 *       probabilities positive and the number of calls exact, and end in the state at rest.
 * </ul>
 */
public final class BirthDeathQueue {

  /** Seconds that one implicit step bridges at most. */
  static final double LONGEST_STEP = 1;

  /** Who waits for all but this part of their time has hardly any left to be served in. */
  private static final double REST = 0.01;

  private static final int HALVINGS = 60;

  /** Up to here the times between starts are drawn one by one. */
  private static final int FEW = 16;

  private final ServiceLaw law;
  private final double timeout;
  private final double step;
  private final int places;
  private final double queueLimit;

  private int servers;
  private int mostServers;

  /** Where the line begins: the cell in which all servers are busy. */
  private int line;

  /** Calls inside in each cell, and what is between it and the one before. */
  private double[] level = {0};

  private double[] spacing = {0};

  /** Probability of each cell, and of all up to it. */
  private double[] share = {1};

  private double[] upTo = {1};

  /** Calls that leave in a second, the share of them that are served, and those refused. */
  private double[] leaving = {0};

  private double[] inTime = {1};
  private double[] closed = {0};

  /** Rates to the next cell and to the one before, and what solving takes. */
  private double[] up = {0};

  private double[] down = {0};
  private double[] over = {0};
  private double[] right = {0};

  private double mean;
  private double busy;
  private double pace;
  private double admitted = 1;
  private double left;
  private double served = 1;

  /**
   * Makes an empty one.
   *
   * @param servers that there are, positive
   * @param service seconds of a service, of any law that has a mean
   * @param queueLimit calls that may wait, at least 0; infinite only with a timeout
   * @param places calls that may be inside, positive
   * @param timeoutSeconds after which a call that is inside gives up; may be infinite
   */
  public BirthDeathQueue(
      int servers, Distribution service, double queueLimit, int places, double timeoutSeconds) {
    this.law = new ServiceLaw(service);
    this.servers = servers;
    this.timeout = timeoutSeconds;
    this.places = places;
    this.queueLimit = queueLimit;
    this.step = law.variability();
    condition(servers, 1, 0);
  }

  /** Makes room for more servers; what is inside stays, between the two cells next to it. */
  private void widen() {
    mostServers = servers;
    double[] oldLevel = level;
    double[] oldShare = share;
    double ofServers = Math.min(Math.max(1, servers), places);
    level =
        QueueCells.levels(
            ofServers, Math.min(longestLine(), Math.max(0.0, places - ofServers)), step);
    int cells = level.length;
    spacing = new double[cells];
    for (int i = 1; i < cells; i++) {
      spacing[i] = level[i] - level[i - 1];
    }
    share = new double[cells];
    for (int i = 0, cell = 0; i < oldLevel.length; i++) {
      while (cell + 2 < cells && level[cell + 1] <= oldLevel[i]) {
        cell++;
      }
      double next = Math.min(1, (oldLevel[i] - level[cell]) / spacing[cell + 1]);
      share[cell] += oldShare[i] * (1 - next);
      share[cell + 1] += oldShare[i] * next;
    }
    upTo = new double[cells];
    leaving = new double[cells];
    inTime = new double[cells];
    closed = new double[cells];
    up = new double[cells];
    down = new double[cells];
    over = new double[cells];
    right = new double[cells];
  }

  /** A line beyond which nobody is served in time. */
  private double longestLine() {
    if (Double.isInfinite(timeout)) {
      return queueLimit;
    }
    double most = servers * (1 - REST) * timeout / Math.max(1e-9, law.meanWithin(REST * timeout));
    return Math.min(queueLimit, Math.ceil(most));
  }

  /**
   * Changes what serves.
   *
   * @param newServers how many there are, at least 0
   * @param slowness how many times as long services take; infinite while all stands still
   * @param addedSeconds that each takes longer
   */
  public void condition(int newServers, double slowness, double addedSeconds) {
    servers = newServers;
    law.condition(slowness, addedSeconds);
    if (servers > mostServers) {
      widen();
    }
    int cells = level.length;
    line = cells - 1;
    for (int i = cells - 1; i >= 0 && level[i] >= servers - 1e-9; i--) {
      line = i;
    }
    double whole = law.meanWithin(timeout);
    double all = law.shareWithin(timeout);
    double wait = 0;
    for (int i = 0; i < cells; i++) {
      if (law.isNothing()) {
        leaving[i] = Double.POSITIVE_INFINITY;
        inTime[i] = 1;
      } else if (servers == 0) {
        leaving[i] = level[i] / timeout; // 0 for those who stay
        inTime[i] = 0;
      } else if (level[i] <= servers || Double.isInfinite(timeout)) {
        leaving[i] = Double.isInfinite(whole) ? 0 : Math.min(level[i], servers) / whole;
        inTime[i] = all;
      } else {
        wait = waitBehind(level[i] - servers, wait);
        leaving[i] = servers / law.meanWithin(timeout - wait);
        inTime[i] = law.shareWithin(timeout - wait);
      }
    }
    measure();
  }

  /** The wait behind a line, at least as long as one that is known. */
  private double waitBehind(double calls, double least) {
    double low = least;
    double high = timeout;
    for (int i = 0; i < HALVINGS; i++) {
      double wait = (low + high) / 2;
      if (wait * servers < calls * law.meanWithin(timeout - wait)) {
        low = wait;
      } else {
        high = wait;
      }
    }
    return low;
  }

  /** Whether calls pass without any time, so that there is nothing to follow. */
  private boolean isNothing() {
    return law.isNothing() && servers > 0;
  }

  /**
   * Lets time pass in which calls come evenly.
   *
   * @param calls how many come
   * @param seconds in which they do, positive
   */
  public void advance(double calls, double seconds) {
    if (isNothing()) {
      admitted = 1;
      left = 1;
      served = 1;
      mean = 0;
      return;
    }
    double before = mean;
    double refused = 0;
    int steps = (int) Math.ceil(seconds / LONGEST_STEP);
    double length = seconds / steps;
    rates(calls / seconds);
    for (int i = 0; i < steps; i++) {
      solve(length);
      refused += refusedPerSecond(calls / seconds) * length;
    }
    measure();
    double entered = Math.max(0, calls - refused);
    admitted = calls == 0 ? 1 - shut() : entered / calls;
    double most = before + entered;
    left = most == 0 ? 0 : Math.min(1, Math.max(0, (most - mean) / most));
  }

  /** Rates from each cell to its neighbours, for calls that come at a rate. */
  private void rates(double coming) {
    int top = level.length - 1;
    double room = Math.min(places, servers + queueLimit);
    double widest = 1;
    for (int i = 0; i <= top; i++) {
      boolean open = i < top && level[i + 1] <= room + 1e-9;
      boolean last = i == top || (!open && level[i] <= room + 1e-9);
      double entering = open || last ? coming : 0;
      double back = i == 0 ? 0 : spacing[i];
      double forth = i < top ? spacing[i + 1] : Math.max(back, widest);
      widest = back;
      rates(i, entering, back, forth);
      double drift = coming - leaving[i];
      closed[i] = open ? 0 : Math.max(0, drift + down[i] * back);
      up[i] = open ? up[i] : 0;
    }
  }

  private void rates(int i, double entering, double back, double forth) {
    double gone = leaving[i];
    double backStep = i <= line ? 1 : step;
    double forthStep = i < line ? 1 : step;
    if (i == 0) {
      up[i] = entering / forth;
      down[i] = 0;
      return;
    }
    if ((back == backStep && forth == forthStep) || entering == 0) {
      up[i] = entering / forth;
      down[i] = gone / back;
      return;
    }
    double drift = entering - gone;
    double spread = spread(entering, gone, Math.max(back, forth), Math.max(backStep, forthStep));
    up[i] = Math.max(0, spread + drift * back) / (forth * (forth + back));
    down[i] = Math.max(0, spread - drift * forth) / (back * (forth + back));
  }

  /** Variance a second of the walk from cell to cell. */
  private static double spread(double entering, double gone, double width, double step) {
    double drift = entering - gone;
    if (gone == 0) {
      return drift * width;
    }
    double half = StrictMath.log(entering / gone) * width / step / 2;
    return Math.abs(half) < 1e-6 ? (entering + gone) * step : drift * width / StrictMath.tanh(half);
  }

  /** One implicit step; the matrix has three diagonals. */
  private void solve(double seconds) {
    int top = level.length - 1;
    for (int i = 0; i <= top; i++) {
      double from = i == 0 ? 0 : seconds * up[i - 1];
      double diagonal = 1 + seconds * (up[i] + down[i]);
      double before = i == 0 ? 0 : over[i - 1];
      double pivot = diagonal - from * before;
      over[i] = i == top ? 0 : seconds * down[i + 1] / pivot;
      right[i] = (share[i] + (i == 0 ? 0 : from * right[i - 1])) / pivot;
    }
    share[top] = right[top];
    for (int i = top - 1; i >= 0; i--) {
      share[i] = right[i] + over[i] * share[i + 1];
    }
  }

  private double refusedPerSecond(double coming) {
    double sum = 0;
    for (int i = 0; i < level.length; i++) {
      sum += share[i] * closed[i];
    }
    return Math.min(coming, sum);
  }

  /** Probability that there is no room. */
  private double shut() {
    double room = Math.min(places, servers + queueLimit);
    double sum = 0;
    for (int i = level.length - 1; i >= 0 && level[i] + step > room + 1e-9; i--) {
      sum += share[i];
    }
    return sum;
  }

  private void measure() {
    double sum = 0;
    double calls = 0;
    double working = 0;
    double flow = 0;
    double good = 0;
    double full = 0;
    double flowWhenFull = 0;
    for (int i = 0; i < level.length; i++) {
      sum += share[i];
      upTo[i] = sum;
      calls += share[i] * level[i];
      working += share[i] * Math.min(level[i], servers);
      if (!law.isNothing()) {
        flow += share[i] * leaving[i];
        good += share[i] * leaving[i] * inTime[i];
      }
      if (i >= line) {
        full += share[i];
        flowWhenFull += share[i] * leaving[i];
      }
    }
    mean = calls;
    busy = working;
    served = flow == 0 ? inTime[0] : good / flow;
    pace = full > 0 ? flowWhenFull / full : leaving[line];
  }

  /** Cuts a share of all inside off. */
  public void cut(double part) {
    for (int i = 0; i < share.length; i++) {
      share[i] *= 1 - part;
    }
    share[0] += part;
    measure();
  }

  /**
   * Returns what a call meets that comes now: -1 if there is no room, 0 if it is served at once,
   * and else how many have to start before it does. Of how many are inside each number is as likely
   * as the chain says; the times between starts are those of exponential services, and certain
   * where who waits too long gives up, as then the wait itself is what the chain follows.
   *
   * @param key of random numbers of the call
   */
  public double startsBefore(long key) {
    if (isNothing()) {
      return 0;
    }
    int last = upTo.length - 1;
    double at = RandomKey.uniform(key, 0) * upTo[last];
    int found = Arrays.binarySearch(upTo, at);
    int cell = Math.min(found < 0 ? -found - 1 : found, last);
    double before = cell == 0 ? 0 : upTo[cell - 1];
    double part = share[cell] > 0 ? (at - before) / share[cell] : 0.5;
    if (part >= 1 - shutShare(cell)) {
      return -1;
    }
    if (cell < line) {
      return 0;
    }
    if (!Double.isInfinite(timeout)) {
      return Math.max(1, (level[cell] - servers) / leaving[cell] * pace);
    }
    double back = cell == line ? 0 : spacing[cell];
    double forth = cell < last ? spacing[cell + 1] : back;
    double off = back > step || forth > step ? (part - 0.5) * (part < 0.5 ? back : forth) : 0;
    double waiting = Math.max(0, level[cell] - servers + off);
    return step * exponentials(key, 1 + Math.round(waiting / step));
  }

  /**
   * A sum of so many exponential times of mean 1; of many by E. B. Wilson and M. M. Hilferty, "The
   * distribution of chi-square", PNAS 17, 1931, from a normal of Box and Muller.
   */
  private static double exponentials(long key, long many) {
    if (many <= FEW) {
      double sum = 0;
      for (int i = 1; i <= many; i++) {
        sum -= StrictMath.log(RandomKey.uniform(key, i));
      }
      return sum;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(RandomKey.uniform(key, 1)));
    double normal = radius * StrictMath.cos(2 * Math.PI * RandomKey.uniform(key, 2));
    double root = Math.max(0, 1 - 1 / (9.0 * many) + normal / (3 * StrictMath.sqrt((double) many)));
    return many * root * root * root;
  }

  private double shutShare(int cell) {
    double wouldEnter = closed[cell];
    return wouldEnter == 0 ? 0 : Math.min(1, wouldEnter / Math.max(wouldEnter, comingNow(cell)));
  }

  private double comingNow(int cell) {
    return closed[cell] - down[cell] * spacing[cell] + leaving[cell];
  }

  /** Calls of the line that start in a second while all servers are busy. */
  public double startsPerSecond() {
    return pace;
  }

  /** Share of those who came in the time that passed last that found room. */
  public double admitted() {
    return admitted;
  }

  /** Share of those who were inside in that time, or came in, that left in it. */
  public double left() {
    return left;
  }

  /** Share of those who left that were served; the others had been inside for too long. */
  public double served() {
    return served;
  }

  /** Mean number of calls inside. */
  public double inside() {
    return mean;
  }

  /** Mean number of busy servers. */
  public double busy() {
    return busy;
  }
}
