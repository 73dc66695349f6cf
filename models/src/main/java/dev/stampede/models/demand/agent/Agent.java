package dev.stampede.models.demand.agent;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * One line of steps: the main agent of a session, or a subagent. A step is a call, and then a tool,
 * or subagents, but for the last, which is a call alone. Before it there may be a call that
 * compacts the prompt. Whoever gets no answer is lost, and begins again from what was saved.
 */
final class Agent {

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

  private final Prompt prompt;

  /** What all hangs on that is drawn for its steps. */
  private long key;

  /** What its course calls its turn. */
  private int turn;

  private Doing doing = Doing.NOTHING;
  private @Nullable Request request;

  /** Where it is, and what of that is saved. */
  private final Progress at = new Progress();

  private final Progress kept = new Progress();

  /** Subagents that have not ended. */
  private int subagents;

  /** How often it used the tool of this step before. */
  private int uses;

  /** The {@link #place} that it has come to at most. */
  private int furthest;

  /** When what it is at began. */
  private long sinceNanos;

  /** What it did in this turn, saved or not, and what its subagents did that have ended. */
  private final Work saved = new Work();

  private final Work unsaved = new Work();
  private final Work joined = new Work();

  private final Setback setback;

  /** The line that it waits in, and its neighbours there; that line's own. */
  @Nullable Object line;

  @Nullable Agent before;
  @Nullable Agent behind;

  Agent(Turns turns, Session session) {
    this.turns = turns;
    this.books = turns.books();
    this.session = session;
    this.timer = turns.process().timer(this::timerFired);
    this.setback = new Setback(books);
    this.prompt = new Prompt(turns.course());
  }

  /** Begins a turn of its own session. */
  void beginTurn(long turnKey, int itsTurn, int firstTokens) {
    turn = itsTurn;
    begin(turns.course().steps(itsTurn, turnKey), turnKey, firstTokens);
  }

  /** Has gone well through a turn of its session, before the run. */
  void hadTurn(long turnKey, int itsTurn, int firstTokens) {
    beginTurn(turnKey, itsTurn, firstTokens);
    goThrough(at.steps - 1, true);
  }

  /** Is in a turn of its session when the run begins. */
  void beginWithin(long turnKey, int itsTurn, int firstTokens, Middle.Found where) {
    turn = itsTurn;
    begin(where.steps(), turnKey, firstTokens);
    goThrough(where.step(), where.at() == Middle.At.TOOL);
    become(at.answered ? Doing.TOOL : Doing.CALLING);
    if (at.answered) {
      unsaved.tools++;
      sinceNanos -= where.sinceNanos();
    }
    timer.set(where.restNanos());
  }

  /** Has done steps before the run, up to one, of which the answer may be there. */
  private void goThrough(int upTo, boolean withAnswer) {
    int planned = at.steps;
    while (at.done < upTo + at.steps - planned || (withAnswer && !at.answered)) {
      if (at.answered) {
        unsaved.tools++;
        unsaved.nanos += toolNanos();
        if (!failsTool()) {
          stepDone();
        }
      } else {
        prompt.review(at.tokens);
        Request asked = turns.imagine(prompt.callKey(stepKey()));
        shape(asked);
        furthest = place();
        receive(asked);
      }
    }
  }

  /** Its last prompt was answered before the run, so much time ago, and is kept for its life. */
  void isWarmSince(long passedNanos) {
    prompt.isWarmSince(passedNanos, turns.process().now());
  }

  private void begin(int itsSteps, long itsKey, int firstTokens) {
    key = itsKey;
    at.begin(itsSteps, firstTokens);
    prompt.clear();
    subagents = 0;
    uses = 0;
    furthest = -1;
    setback.clear();
    joined.clear();
    save();
    saved.clear();
  }

  /** Makes it the main agent of a session. */
  void become(Session of, long promptsKey) {
    session = of;
    parent = null;
    prompt.open(promptsKey);
  }

  private void beginFor(Agent main, int number) {
    session = main.session;
    parent = main;
    key = Draw.SUBAGENT.key(main.stepKey(), number);
    prompt.open(key);
    begin(turns.branches().steps().at(Draw.STEPS.uniform(key)), key, 0);
  }

  Doing doing() {
    return doing;
  }

  /** Length of its prompt now; 0 before the first step. */
  int tokens() {
    return at.tokens;
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
    return RandomKey.derive(key, at.done);
  }

  /** Where it is in its turn: twice the steps that are done, and 1 more if nothing comes before. */
  private int place() {
    return 2 * at.done + (prompt.isCompaction() ? 0 : 1);
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
    if (!at.answered) {
      ask();
    } else if (subagents > 0) {
      become(Doing.JOINING);
      session.goOnWithSubagents();
    } else {
      useAnswer();
    }
  }

  private void ask() {
    prompt.review(at.tokens);
    boolean again = place() <= furthest || session.isAgain();
    Request asked = turns.newStep(session, prompt.callKey(stepKey()));
    shape(asked);
    if (again) {
      turns.again(asked, session);
    }
    prompt.warm(asked, turns.process().now());
    furthest = Math.max(furthest, place());
    request = asked;
    become(Doing.CALLING);
    turns.send(asked, this);
  }

  private void shape(Request asked) {
    prompt.shape(asked, turn, at);
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
    prompt.cool();
    turns.answered(this);
    setback.reached(place(), turns.process().now());
    receive(asked);
    if (at.answered && at.isAtLast()) {
      finish();
    } else if (session.isOutOfBudget()) {
      session.fail();
    } else {
      goOn();
    }
  }

  private void receive(Request asked) {
    long used = asked.inputTokens + (long) asked.outputTokens;
    session.uses(used);
    unsaved.steps++;
    unsaved.tokens += used;
    prompt.answered(asked, at, stepKey());
    if (turns.spec().checkpoint().savesAnswer(isSubagent())) {
      save();
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
      uses = 0;
      useTool();
    }
  }

  private void useTool() {
    unsaved.tools++;
    books.usedTool(turns.process().now());
    become(Doing.TOOL);
    timer.set(toolNanos());
  }

  private long toolNanos() {
    return turns.course().toolNanos(turn, at.done, stepKey(), uses);
  }

  /** Whether its tool has failed, and is to be used again; it may take a further step instead. */
  private boolean failsTool() {
    ToolFailuresSpec failures = turns.course().toolFailures();
    if (failures == null || !failures.fails(stepKey(), uses)) {
      return false;
    }
    if (failures.furtherStep()) {
      at.steps++;
    } else {
      uses++;
    }
    return !failures.furtherStep();
  }

  private void timerFired() {
    if (doing == Doing.TOOL) {
      unsaved.nanos += turns.process().now() - sinceNanos;
      if (failsTool()) {
        useTool();
      } else {
        nextStep();
      }
    } else {
      goOn();
    }
  }

  private void nextStep() {
    stepDone();
    goOn();
  }

  private void stepDone() {
    at.next();
    setback.reached(2 * at.done - 1, turns.process().now());
    if (turns.spec().checkpoint().savesStep(at.done, isSubagent())) {
      save();
    }
  }

  private void finish() {
    at.next();
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
    kept.set(at);
    saved.add(unsaved);
    unsaved.clear();
  }

  /** Goes back to what was saved, and is lost until it goes on. */
  void lose() {
    stop();
    int place = place();
    prompt.clear();
    at.set(kept);
    if (!at.answered && subagents > 0) {
      subagents = 0;
      session.dropSubagents(unsaved, false);
      unsaved.add(joined);
      joined.clear();
    }
    if (doing != Doing.LOST) {
      setback.begin(turns.process().now(), place, unsaved);
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
    setback.giveUp(failed);
    become(Doing.NOTHING);
  }

  /** Whether a call of its is under way. */
  boolean isCalling() {
    return request != null;
  }

  /** Whether it is where it was before it was last lost. */
  boolean isBack() {
    return setback.isOver();
  }

  /** Length of the prompt that is saved. */
  int savedTokens() {
    return kept.tokens;
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
