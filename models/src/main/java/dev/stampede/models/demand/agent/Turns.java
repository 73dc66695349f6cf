package dev.stampede.models.demand.agent;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.AgentResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sessions of a use case, or of a shard of it, have in common: who sends their calls. */
public final class Turns {

  private final TurnSpec spec;
  private final LogicalProcess process;
  private final Client client;
  private final RequestSpec shape;
  private final int priority;
  private final AgentBooks books;
  private final @Nullable Resumption resumption;
  private final @Nullable Sample sample;
  private final ArrayDeque<Agent> unused = new ArrayDeque<>();

  /** Gets the lengths of steps that were done before the run. */
  private final Request imagined = new Request();

  /** In place of the time at which something began before the run: nothing of it counts. */
  static final long BEFORE = -1;

  /** Opens turns of a kind at a stage. */
  public Turns(TurnSpec spec, Stage stage) {
    this.spec = spec;
    this.process = stage.process();
    this.client = new Client(stage, this::over);
    this.shape = stage.useCase().spec().request();
    this.priority = stage.useCase().spec().priority();
    this.books = new AgentBooks(stage.horizon(), stage.useCase().spec().name(), spec);
    ResumeSpec resume = spec.resume();
    this.resumption = resume == null ? null : resume.open(process, stage.shard().of());
    this.sample = Sample.of(stage);
  }

  /** Who has the calls judged. */
  public Client client() {
    return client;
  }

  /**
   * Makes a session, which can be opened again once it has ended.
   *
   * @param owner hears of its turns
   */
  public Session newSession(Session.Owner owner) {
    return new Session(this, owner);
  }

  /**
   * Opens a session, with nothing in its context.
   *
   * @param number among those of the use case, from 0 on
   * @param key that its prompts are kept under
   */
  public void open(Session session, long number, long key) {
    session.open(number, key);
    books.opened(process.now());
  }

  /**
   * Opens a session that was there before the run.
   *
   * @param number negative, to tell it from those that arrive
   * @param key that its prompts are kept under
   * @param like number of the one whose course it takes
   */
  void openBefore(Session session, long number, long key, long like) {
    session.open(number, key);
    session.takeCourseOf(like);
    books.found(process.now());
  }

  /**
   * A session is over that is between two turns.
   *
   * @param session that it is
   * @param openedNanos when it was opened
   * @param deadlineNanos after which that is late
   */
  public void close(Session session, long openedNanos, long deadlineNanos) {
    session.close();
    books.closed(openedNanos, process.now(), deadlineNanos);
  }

  TurnSpec spec() {
    return spec;
  }

  Course course() {
    return spec.course();
  }

  BranchesSpec branches() {
    BranchesSpec branches = spec.course().branches();
    if (branches == null) {
      throw new IllegalStateException("there are no subagents");
    }
    return branches;
  }

  CrashSpec crashes() {
    CrashSpec crashes = spec.crashes();
    if (crashes == null) {
      throw new IllegalStateException("no process is ever lost");
    }
    return crashes;
  }

  LogicalProcess process() {
    return process;
  }

  AgentBooks books() {
    return books;
  }

  int priority(long stepKey) {
    return shape.priority(stepKey, priority);
  }

  /** Gives work of a step its share of cached tokens once its prompt is known. */
  void shapeCached(Request request) {
    shape.shapeCached(request);
  }

  /** Returns a step that was done before the run, until the next is asked for. */
  Request imagine(long stepKey) {
    imagined.key = stepKey;
    shape.lengths().draw(shape, imagined);
    return imagined;
  }

  Request newStep(Session session, long stepKey) {
    Request request = client.newWork(session.number(), stepKey);
    shape.lengths().draw(shape, request);
    return request;
  }

  /** A step is asked for that was asked for before. */
  void again(Request request, Session session) {
    client.again(request, session.returns());
  }

  void send(Request request, Agent agent) {
    request.maker = agent;
    books.asked(process.now());
    client.send(request);
  }

  private void over(Request request, Outcome outcome) {
    Object maker = request.maker;
    request.maker = null;
    if (maker instanceof Agent agent) {
      agent.ended(request, outcome.withinTolerance() || outcome == Outcome.LATE);
    }
  }

  /** Nobody waits for a call any more. */
  void cancel(Request request) {
    request.maker = null;
    books.cancelled(process.now());
    client.cancel(request);
  }

  void wait(Agent agent) {
    if (resumption != null) {
      resumption.wait(agent);
    }
  }

  void answered(Agent agent) {
    if (resumption != null) {
      resumption.answered(agent);
    }
  }

  void forget(Agent agent) {
    if (resumption != null) {
      resumption.forget(agent);
    }
  }

  @Nullable Diary openDiary(Session session, long number, long key) {
    return sample == null ? null : sample.open(session, number, key, process.now());
  }

  void closeDiary(Diary diary) {
    if (sample != null) {
      sample.close(diary, process.now());
    }
  }

  Agent takeAgent(Session session) {
    return unused.isEmpty() ? new Agent(this, session) : unused.pop();
  }

  void giveBack(Agent agent) {
    unused.push(agent);
  }

  /**
   * Counts a session that is not over where the simulation ends.
   *
   * @param openedNanos when it was opened
   * @param deadlineNanos after which it is late
   */
  public void stillOpen(long openedNanos, long nowNanos, long deadlineNanos) {
    books.stillOpen(openedNanos, nowNanos, deadlineNanos);
  }

  /**
   * Closes the books at the end of a run, checks them, and returns what they say.
   *
   * @param sessions all that were made
   */
  public AgentResult result(long nowNanos, Iterable<Session> sessions) {
    return books.close(nowNanos, sessions, sample == null ? List.of() : sample.histories(nowNanos));
  }
}
