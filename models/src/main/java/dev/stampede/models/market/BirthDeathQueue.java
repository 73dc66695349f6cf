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
 *   <li>Who has been inside for the time {@code T} is given up. After a wait of w a server is busy
 *       with a call for {@code E[min(S, T - w)]}, of which {@code P(S <= T - w)} were not in vain;
 *       w is the wait behind the line that there is, {@code q = w c / E[min(S, T - w)]}.
 *   <li>With {@link Impatience} of the rate θ each of those who wait gives up at that rate: with
 *       exponential services that is Erlang's model A, M/M/c/K+M. Who may give up while served
 *       keeps a server for {@code E[min(S, P)]} with an exponential P.
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

  /** Where all wait for so many times their patience, hardly anybody is left. */
  private static final double MOST_PATIENCE = 7;

  private final ServiceLaw law;
  private final QueueBounds bounds;
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

  /** How calls leave, and those that are refused in a second. */
  private Departures out;

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
  private double gaveUp;

  /**
   * Makes an empty one.
   *
   * @param servers that there are, positive
   * @param service seconds of a service, of any law that has a mean
   * @param bounds what ends calls before
   */
  public BirthDeathQueue(int servers, Distribution service, QueueBounds bounds) {
    this.law = new ServiceLaw(service, bounds.impatience().anywhere());
    this.servers = servers;
    this.bounds = bounds;
    this.places = bounds.places();
    this.queueLimit = bounds.queueLimit();
    this.step = law.variability();
    this.out = new Departures(law, bounds, 1);
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
    out = new Departures(law, bounds, cells);
    closed = new double[cells];
    up = new double[cells];
    down = new double[cells];
    over = new double[cells];
    right = new double[cells];
  }

  /** A line beyond which nobody is served in time. */
  private double longestLine() {
    if (!bounds.isTimed()) {
      return queueLimit;
    }
    double timeout = bounds.timeoutSeconds();
    double longest = (1 - REST) * timeout;
    double giving = bounds.impatience().waiting();
    double worth =
        giving == 0
            ? longest
            : StrictMath.expm1(Math.min(MOST_PATIENCE, giving * longest)) / giving;
    double most = servers * worth / Math.max(1e-9, law.meanWithin(REST * timeout));
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
    out.condition(level, servers);
    measure();
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
      gaveUp = 0;
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
      double drift = coming - out.leaving[i];
      closed[i] = open ? 0 : Math.max(0, drift + down[i] * back);
      up[i] = open ? up[i] : 0;
    }
  }

  private void rates(int i, double entering, double back, double forth) {
    double gone = out.leaving[i];
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
    double impatient = 0;
    double full = 0;
    double startsWhenFull = 0;
    for (int i = 0; i < level.length; i++) {
      sum += share[i];
      upTo[i] = sum;
      calls += share[i] * level[i];
      working += share[i] * Math.min(level[i], servers);
      if (!law.isNothing()) {
        flow += share[i] * out.leaving[i];
        good += share[i] * out.leaving[i] * out.served[i];
        impatient += share[i] * out.leaving[i] * out.gaveUp[i];
      }
      if (i >= line) {
        full += share[i];
        startsWhenFull += share[i] * starting(i);
      }
    }
    mean = calls;
    busy = working;
    served = flow == 0 ? out.served[0] : good / flow;
    gaveUp = flow == 0 ? 0 : impatient / flow;
    pace = full > 0 ? startsWhenFull / full : starting(line);
  }

  private double starting(int cell) {
    return law.isNothing() ? Double.POSITIVE_INFINITY : out.starting[cell];
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
   * where who waits too long is given up, as then the wait itself is what the chain follows. Those
   * before it who give up count as the part of a start that they save.
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
    double giving = bounds.impatience().waiting();
    if (bounds.isTimed()) {
      double wait = giving > 0 ? out.wait[cell] : (level[cell] - servers) / out.leaving[cell];
      return Math.max(1, wait * pace);
    }
    double back = cell == line ? 0 : spacing[cell];
    double forth = cell < last ? spacing[cell + 1] : back;
    double off = back > step || forth > step ? (part - 0.5) * (part < 0.5 ? back : forth) : 0;
    double waiting = Math.max(0, level[cell] - servers + off);
    long many = 1 + Math.round(waiting / step);
    return step * Starts.times(key, many, giving == 0 ? 0 : giving * step / pace);
  }

  private double shutShare(int cell) {
    double wouldEnter = closed[cell];
    return wouldEnter == 0 ? 0 : Math.min(1, wouldEnter / Math.max(wouldEnter, comingNow(cell)));
  }

  private double comingNow(int cell) {
    return closed[cell] - down[cell] * spacing[cell] + out.leaving[cell];
  }

  /** Calls that start in a second while all servers are busy. */
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

  /**
   * Share of those who left that were served; of the others those who did not give up had been
   * inside for too long.
   */
  public double served() {
    return served;
  }

  /** Share of those who left that gave up. */
  public double gaveUp() {
    return gaveUp;
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
