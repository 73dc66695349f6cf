package dev.stampede.models.demand.agent;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * One line of steps: the main agent of a session, or a subagent. A step is a call, and then a tool,
 * or subagents, but for the last, which is a call alone. Whoever gets no answer is lost, and begins
 * again from what was saved.
 */
final class Agent {

  /** In place of a time. */
  private static final long NEVER = -1;

  /** What an agent is at. */
  enum Doing {
    /** Nothing: it has ended, or not begun. */
    NOTHING,
    /** Waiting for an answer. */
    CALLING,
    /** Waiting for a tool. */
    TOOL,
    /** Waiting for its subagents. */
    JOINING,
    /** Lost, until it goes on. */
    LOST
  }

  private final Turns turns;
  private final AgentBooks books;
  private final Timer timer;

  private Session session;
  private @Nullable Agent parent;

  /** What its prompts are kept under, and what all hangs on that is drawn for its steps. */
  private long prompts;

  private long key;

  /** What its course calls its turn. */
  private int turn;

  private int steps;
  private Doing doing = Doing.NOTHING;
  private @Nullable Request request;

  /** Steps that are done, and whether the answer of the next one is there. */
  private int done;

  private boolean answered;
  private int tokens;

  /** What is saved of these. */
  private int savedDone;

  private boolean savedAnswered;
  private int savedTokens;

  /** Subagents that have not ended. */
  private int subagents;

  /** The step that it has come to at most, from 0 on. */
  private int furthest;

  /** Length of the last prompt that was answered. */
  private int lastPrompt;

  /** How long before the run its last prompt was answered; {@link #NEVER} if that was in it. */
  private long warmNanos = NEVER;

  /** When what it is at began. */
  private long sinceNanos;

  /** What it did in this turn, saved or not, and what its subagents did that have ended. */
  private final Work saved = new Work();

  private final Work unsaved = new Work();
  private final Work joined = new Work();

  /** When it was lost, until it is back where it was, at {@link #goal}; {@link #NEVER} if not. */
  private long lostNanos = NEVER;

  private int goal;

  /** The line that it waits in, and its neighbours there; that line's own. */
  @Nullable Object line;

  @Nullable Agent before;
  @Nullable Agent behind;

  Agent(Turns turns, Session session) {
    this.turns = turns;
    this.books = turns.books();
    this.session = session;
    this.timer = turns.process().timer(this::timerFired);
  }

  /** Begins a turn of its own session. */
  void beginTurn(long turnKey, int itsTurn, int firstTokens) {
    turn = itsTurn;
    begin(turns.course().steps(itsTurn, turnKey), turnKey, firstTokens);
  }

  /** Has gone well through a turn of its session, before the run. */
  void hadTurn(long turnKey, int itsTurn, int firstTokens) {
    beginTurn(turnKey, itsTurn, firstTokens);
    goThrough(steps - 1, true);
  }

  /** Is in a turn of its session when the run begins. */
  void beginWithin(long turnKey, int itsTurn, int firstTokens, Middle.Found where) {
    turn = itsTurn;
    begin(where.steps(), turnKey, firstTokens);
    goThrough(where.step(), where.at() == Middle.At.TOOL);
    become(answered ? Doing.TOOL : Doing.CALLING);
    if (answered) {
      unsaved.tools++;
      sinceNanos -= where.sinceNanos();
    }
    timer.set(where.restNanos());
  }

  /** Has done steps before the run, up to one, of which the answer may be there. */
  private void goThrough(int upTo, boolean withAnswer) {
    while (done < upTo || (withAnswer && !answered)) {
      if (answered) {
        unsaved.tools++;
        unsaved.nanos += turns.course().toolNanos(turn, done, stepKey());
        stepDone();
      } else {
        Request asked = turns.imagine(stepKey());
        shape(asked);
        furthest = done;
        receive(asked);
      }
    }
  }

  /** Its last prompt was answered before the run, so much time ago, and is kept for its life. */
  void isWarmSince(long passedNanos) {
    warmNanos = lastPrompt > 0 ? passedNanos - turns.process().now() : NEVER;
  }

  private void begin(int itsSteps, long itsKey, int firstTokens) {
    key = itsKey;
    steps = itsSteps;
    done = 0;
    answered = false;
    tokens = firstTokens;
    subagents = 0;
    furthest = -1;
    lostNanos = NEVER;
    joined.clear();
    save();
    saved.clear();
  }

  /** Makes it the main agent of a session. */
  void become(Session of, long promptsKey) {
    session = of;
    parent = null;
    prompts = promptsKey;
    lastPrompt = 0;
    warmNanos = NEVER;
  }

  private void beginFor(Agent main, int number) {
    session = main.session;
    parent = main;
    key = Draw.SUBAGENT.key(main.stepKey(), number);
    prompts = key;
    lastPrompt = 0;
    warmNanos = NEVER;
    begin(turns.branches().steps().at(Draw.STEPS.uniform(key)), key, 0);
  }

  Doing doing() {
    return doing;
  }

  /** Length of its prompt now; 0 before the first step. */
  int tokens() {
    return tokens;
  }

  boolean isSubagent() {
    return parent != null;
  }

  /** How important its work is. */
  int priority() {
    return turns.priority(stepKey());
  }

  /** Returns a number in (0, 1) for this purpose of the step that it is at, and of its return. */
  double chance(Draw purpose) {
    return purpose.uniform(stepKey(), session.returns());
  }

  private long stepKey() {
    return RandomKey.derive(key, done);
  }

  void setTimer(long nanos) {
    timer.set(nanos);
  }

  private void become(Doing now) {
    session.changes(doing, now);
    doing = now;
    sinceNanos = turns.process().now();
    session.note();
  }

  /** Asks for the answer of its next step, or does what comes after one that it has. */
  void goOn() {
    if (!answered) {
      ask();
    } else if (subagents > 0) {
      become(Doing.JOINING);
      session.goOnWithSubagents();
    } else {
      useAnswer();
    }
  }

  private void ask() {
    boolean again = done <= furthest || session.isAgain();
    Request asked = turns.newStep(session, stepKey());
    shape(asked);
    if (again) {
      turns.again(asked, session);
    }
    asked.warm = warmNanos != NEVER;
    asked.idleNanos = asked.warm ? turns.process().now() + warmNanos : 0;
    furthest = Math.max(furthest, done);
    request = asked;
    become(Doing.CALLING);
    turns.send(asked, this);
  }

  private void shape(Request asked) {
    Course course = turns.course();
    if (course.goesOn()) {
      course.shape(asked, turn, done, tokens, lastPrompt);
      tokens = asked.inputTokens;
      asked.session = prompts;
    }
    turns.shapeCached(asked);
  }

  /**
   * Hears how its call ended.
   *
   * @param served whether there is an answer that is of use
   */
  void ended(Request asked, boolean served) {
    request = null;
    session.pays(asked.costNanos);
    books.ended(turns.process().now(), asked, served);
    if (!served) {
      session.lost(this);
      return;
    }
    unsaved.nanos += turns.process().now() - sinceNanos;
    warmNanos = NEVER;
    turns.answered(this);
    isBackIf(done == goal);
    receive(asked);
    if (done == steps - 1) {
      finish();
    } else if (session.isOutOfBudget()) {
      session.fail();
    } else {
      useAnswer();
    }
  }

  private void receive(Request asked) {
    long used = asked.inputTokens + (long) asked.outputTokens;
    session.uses(used);
    unsaved.steps++;
    unsaved.tokens += used;
    answered = true;
    int grown = turns.course().tokensAfter(tokens, stepKey());
    lastPrompt = grown < tokens ? 0 : asked.inputTokens; // compacted, it begins in another way
    tokens = grown;
    if (turns.spec().checkpoint().savesAnswer(isSubagent())) {
      save();
    }
  }

  private void isBackIf(boolean there) {
    if (there && !isBack()) {
      books.back(lostNanos, turns.process().now());
      lostNanos = NEVER;
    }
  }

  private void useAnswer() {
    BranchesSpec branches = turns.course().branches();
    if (branches != null && !isSubagent() && Draw.BRANCHES.uniform(stepKey()) < branches.share()) {
      subagents = branches.number().at(Draw.SUBAGENTS.uniform(stepKey()));
      become(Doing.JOINING);
      for (int i = 0; i < subagents; i++) {
        Agent subagent = session.newSubagent();
        subagent.beginFor(this, i);
        subagent.goOn();
      }
    } else {
      unsaved.tools++;
      books.usedTool(turns.process().now());
      become(Doing.TOOL);
      timer.set(turns.course().toolNanos(turn, done, stepKey()));
    }
  }

  private void timerFired() {
    if (doing == Doing.TOOL) {
      unsaved.nanos += turns.process().now() - sinceNanos;
      nextStep();
    } else {
      goOn();
    }
  }

  private void nextStep() {
    stepDone();
    goOn();
  }

  private void stepDone() {
    done++;
    answered = false;
    isBackIf(done > goal);
    if (turns.spec().checkpoint().savesStep(done, isSubagent())) {
      save();
    }
  }

  private void finish() {
    done++;
    answered = false;
    if (parent == null) {
      session.finish();
    } else {
      become(Doing.NOTHING);
      addWorkTo(parent.joined);
      session.ended(this);
      parent.joins();
    }
  }

  private void joins() {
    subagents--;
    if (subagents == 0) {
      unsaved.add(joined);
      joined.clear();
      nextStep();
    }
  }

  /** Adds all that it did in this turn and that is not lost. */
  void addWorkTo(Work sum) {
    sum.add(saved);
    sum.add(unsaved);
  }

  private void save() {
    savedDone = done;
    savedAnswered = answered;
    savedTokens = tokens;
    saved.add(unsaved);
    unsaved.clear();
  }

  /** Goes back to what was saved, and is lost until it goes on. */
  void lose() {
    stop();
    goal = isBack() ? done : Math.max(goal, done);
    done = savedDone;
    answered = savedAnswered;
    tokens = savedTokens;
    if (!answered && subagents > 0) {
      subagents = 0;
      session.dropSubagents(unsaved, false);
      unsaved.add(joined);
      joined.clear();
    }
    if (doing != Doing.LOST) {
      long now = turns.process().now();
      books.lost(now, unsaved, isBack());
      lostNanos = isBack() ? now : lostNanos;
      become(Doing.LOST);
    }
    unsaved.clear();
  }

  /**
   * Ends, perhaps before its last step.
   *
   * @param failed whether the turn has failed, so that it never comes back if it is lost
   */
  void drop(boolean failed) {
    stop();
    if (!isBack()) {
      books.notBack(lostNanos, failed);
      lostNanos = NEVER;
    }
    become(Doing.NOTHING);
  }

  /** Whether a call of its is under way. */
  boolean isCalling() {
    return request != null;
  }

  /** Whether it is where it was before it was last lost. */
  boolean isBack() {
    return lostNanos == NEVER;
  }

  /** Length of the prompt that is saved. */
  int savedTokens() {
    return savedTokens;
  }

  private void stop() {
    timer.cancel();
    turns.forget(this);
    Request asked = request;
    if (asked != null) {
      request = null;
      session.pays(asked.costNanos);
      turns.cancel(asked);
    }
  }
}
