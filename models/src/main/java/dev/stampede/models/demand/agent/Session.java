package dev.stampede.models.demand.agent;

import dev.stampede.engine.Timer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.SessionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A session of a main agent and its subagents: turn after turn, with one context. Whoever owns it
 * begins the turns, and hears how they end.
 */
public final class Session {

  /** What is told of a session. */
  enum Doing {
    /** Between two turns. */
    IDLE,
    /** An agent waits for an answer or for a tool. */
    WORKING,
    /** Agents are lost, and none is at work. */
    STALLED
  }

  /** Whose turns they are. */
  @FunctionalInterface
  public interface Owner {

    /**
     * Learns that a turn has ended, from an event of the process that the session is in.
     *
     * @param finished whether with its last answer; if not, it has failed
     * @param losses that it went through
     * @param tookNanos since it began
     */
    void turnEnded(Session session, boolean finished, int losses, long tookNanos);
  }

  /** Room for the losses of one try of a turn: those beyond share the numbers of the next. */
  private static final int RETURN_BITS = 12;

  private final Turns turns;
  private final Agent main;
  private final List<Agent> subagents = new ArrayList<>();

  /** Goes off when the process is lost, or, while it is, when it is there again. */
  private final Timer process;

  private final Owner owner;
  private long number;

  /** The number of the session whose course it takes: its own, unless it was there before. */
  private long like;

  /** Turns that it had before the run, where they are not counted among those that it begins. */
  private int had;

  private Doing doing = Doing.IDLE;
  private long turnKey;
  private boolean inTurn;
  private boolean isDown;
  private long beganNanos;

  /** Length of the context that the next turn begins with; 0 before the first. */
  private int tokens;

  private long usedTokens;

  /** Of its calls since the run began, in billionths of the currency's unit. */
  private long costNanos;

  /** Whether this turn was begun before. */
  private boolean isAgain;

  /** Times that anything was lost in this turn, after a number of its own for each of its tries. */
  private int returns;

  private int losses;
  private int resumes;
  private int crashes;
  private int active;

  /** What it was at over time; null if nobody asks. */
  private @Nullable Diary diary;

  Session(Turns turns, Owner owner) {
    this.turns = turns;
    this.owner = owner;
    this.main = new Agent(turns, this);
    this.process = turns.process().timer(this::processTimer);
  }

  /** Makes it a new session, with nothing in its context. */
  void open(long newNumber, long key) {
    number = newNumber;
    like = newNumber;
    had = 0;
    tokens = 0;
    usedTokens = 0;
    costNanos = 0;
    main.become(this, key);
    diary = turns.openDiary(this, number, key);
  }

  /** It is over, with all of its turns. */
  void close() {
    if (diary != null) {
      turns.closeDiary(diary);
      diary = null;
    }
  }

  /** Another session's diary is kept. */
  void forgetDiary() {
    diary = null;
  }

  /** Its number among those of the use case, from 0 on. */
  public long number() {
    return number;
  }

  void takeCourseOf(long session) {
    like = session;
  }

  /**
   * Has had some turns before the run, which went well.
   *
   * @param key of each, by its number
   */
  void hadTurns(int turnsBefore, LongUnaryOperator key) {
    for (int i = 0; i < turnsBefore; i++) {
      main.hadTurn(key.applyAsLong(i), turns.course().turnOf(like, i), tokens);
      tokens = main.tokens();
    }
  }

  /**
   * Has had some turns before the run, before those that it begins.
   *
   * @param sessionKey that they hang on
   * @param sinceNanos that have passed since the last one
   */
  public void hadTurns(int turnsBefore, long sessionKey, long sinceNanos) {
    had = turnsBefore;
    hadTurns(turnsBefore, turn -> Draw.START_TURNS.key(sessionKey, (int) turn));
    isWarmSince(sinceNanos);
  }

  /** Its last prompt was answered before the run, so much time ago. */
  void isWarmSince(long sinceNanos) {
    main.isWarmSince(sinceNanos);
  }

  /** Is in the middle of a turn when the run begins. */
  void beginWithin(long key, Middle.Found where) {
    turnKey = key;
    isAgain = false;
    returns = 0;
    crashes = 0;
    inTurn = true;
    isDown = false;
    losses = 0;
    resumes = 0;
    beganNanos = Turns.BEFORE;
    turns.books().turnBegan(beganNanos);
    main.beginWithin(key, turns.course().turnOf(like, where.turn()), tokens, where);
    setCrash();
  }

  /**
   * Begins a turn, or one that has failed once more.
   *
   * @param key that all hangs on that is drawn for the turn
   * @param turn which one it is of the session, from 0 on
   * @param triesBefore how often it was begun before
   */
  public void begin(long key, long turn, int triesBefore) {
    turnKey = key;
    isAgain = triesBefore > 0;
    returns = triesBefore << RETURN_BITS;
    crashes = returns;
    inTurn = true;
    isDown = false;
    losses = 0;
    resumes = 0;
    beganNanos = turns.process().now();
    turns.books().turnBegan(beganNanos);
    main.beginTurn(key, turns.course().turnOf(like, had + turn), tokens);
    setCrash();
    main.goOn();
  }

  private void setCrash() {
    CrashSpec spec = turns.spec().crashes();
    if (spec != null) {
      process.set(spec.every().quantileNanos(Draw.CRASH.uniform(turnKey, crashes)));
    }
  }

  private void processTimer() {
    if (isDown) {
      isDown = false;
      crashes++;
      setCrash();
      main.goOn();
    } else {
      crash();
    }
  }

  private void crash() {
    isDown = true;
    returns++;
    losses++;
    for (int i = 0; i < subagents.size(); i++) {
      subagents.get(i).lose();
    }
    main.lose();
    double u = Draw.RESTART.uniform(turnKey, crashes);
    process.set(turns.crashes().restart().quantileNanos(u));
  }

  /** An agent has got no answer. */
  void lost(Agent agent) {
    returns++;
    losses++;
    Agent loser = turns.spec().checkpoint().keepsOthers() ? agent : main;
    loser.lose();
    ResumeSpec resume = turns.spec().resume();
    if (resume == null || resumes >= resume.most() || isOutOfMoney()) {
      fail();
    } else {
      resumes++;
      turns.wait(loser);
    }
  }

  /** The turn ends with its last answer. */
  void finish() {
    inTurn = false;
    tokens = main.tokens();
    main.drop(false);
    end(true);
  }

  /** The turn ends without. */
  void fail() {
    inTurn = false;
    tokens = main.savedTokens();
    dropSubagents(new Work(), true);
    main.drop(true);
    end(false);
  }

  private void end(boolean finished) {
    process.cancel();
    long took = turns.process().now() - beganNanos;
    turns.books().turnEnded(beganNanos, finished, took);
    owner.turnEnded(this, finished, losses, took);
  }

  /** Returns a subagent to begin with. */
  Agent newSubagent() {
    Agent subagent = turns.takeAgent(this);
    subagents.add(subagent);
    return subagent;
  }

  /** A subagent has ended. */
  void ended(Agent subagent) {
    subagents.remove(subagent);
    turns.giveBack(subagent);
  }

  /**
   * Ends all subagents.
   *
   * @param lost what they did is added to
   * @param failed whether the turn has failed
   */
  void dropSubagents(Work lost, boolean failed) {
    for (int i = 0; i < subagents.size(); i++) {
      Agent subagent = subagents.get(i);
      subagent.addWorkTo(lost);
      subagent.drop(failed);
      turns.giveBack(subagent);
    }
    subagents.clear();
  }

  /** All subagents go on. */
  void goOnWithSubagents() {
    for (int i = 0; i < subagents.size(); i++) {
      subagents.get(i).goOn();
    }
  }

  /** Tokens were used. */
  void uses(long more) {
    usedTokens += more;
  }

  /** A call is over that cost something, in billionths of the currency's unit. */
  void pays(long moreNanos) {
    costNanos += moreNanos;
  }

  boolean isOutOfBudget() {
    return turns.spec().budget().endsWith(usedTokens) || isOutOfMoney();
  }

  private boolean isOutOfMoney() {
    return turns.spec().budget().endsWithCost(costNanos);
  }

  boolean isAgain() {
    return isAgain;
  }

  int returns() {
    return returns;
  }

  /** Whether a turn is under way that began at a time that counts, and may still end in time. */
  public boolean isUndecided(long nowNanos) {
    return inTurn
        && turns.books().counts(beganNanos)
        && nowNanos - beganNanos <= turns.spec().deadlineNanos()
        && turns.spec().deadlineNanos() != TurnSpec.NO_DEADLINE;
  }

  /** Whether a turn is under way. */
  boolean isInTurn() {
    return inTurn;
  }

  /** When the last turn began. */
  long beganNanos() {
    return beganNanos;
  }

  /** Calls of its agents that are under way. */
  int openCalls() {
    int calls = main.isCalling() ? 1 : 0;
    for (int i = 0; i < subagents.size(); i++) {
      calls += subagents.get(i).isCalling() ? 1 : 0;
    }
    return calls;
  }

  /** Agents of its that are lost, or not yet back where they were. */
  int openLosses() {
    int losses = main.isBack() ? 0 : 1;
    for (int i = 0; i < subagents.size(); i++) {
      losses += subagents.get(i).isBack() ? 0 : 1;
    }
    return losses;
  }

  /** An agent is at something else. */
  void changes(Agent.Doing from, Agent.Doing to) {
    active += (isActive(to) ? 1 : 0) - (isActive(from) ? 1 : 0);
    review();
  }

  private static boolean isActive(Agent.Doing doing) {
    return doing == Agent.Doing.CALLING || doing == Agent.Doing.TOOL;
  }

  private void review() {
    Doing now = !inTurn ? Doing.IDLE : active > 0 ? Doing.WORKING : Doing.STALLED;
    if (now != doing) {
      turns.books().changes(turns.process().now(), doing, now);
      doing = now;
    }
  }

  /** Writes down what it is at. */
  void note() {
    Diary kept = diary;
    if (kept != null) {
      kept.note(turns.process().now(), seen());
    }
  }

  private SessionHistory.Doing seen() {
    return switch (doing) {
      case IDLE -> SessionHistory.Doing.IDLE;
      case STALLED -> SessionHistory.Doing.LOST;
      case WORKING ->
          switch (main.doing()) {
            case CALLING -> SessionHistory.Doing.CALLING;
            case TOOL -> SessionHistory.Doing.TOOL;
            case NOTHING, JOINING, LOST -> SessionHistory.Doing.JOINING;
          };
    };
  }
}
