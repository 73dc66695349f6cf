package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.agent.AgentsSpec;
import dev.stampede.models.demand.agent.BranchesSpec;
import dev.stampede.models.demand.agent.BudgetSpec;
import dev.stampede.models.demand.agent.Checkpoint;
import dev.stampede.models.demand.agent.ContextSpec;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.Course;
import dev.stampede.models.demand.agent.CrashSpec;
import dev.stampede.models.demand.agent.DrawnCourse;
import dev.stampede.models.demand.agent.ResumeSpec;
import dev.stampede.models.demand.agent.StartSpec;
import dev.stampede.models.demand.agent.ToolFailuresSpec;
import dev.stampede.models.demand.agent.TurnSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code workflow}: what agents do, and what is left of it when they are lost. */
final class WorkflowDecoder {

  private static final Key<Distribution> STEPS =
      Key.open(
          "steps",
          DistributionDecoder.NUMBER.any(),
          "as they were recorded",
          "calls to models in a turn, one after another");
  private static final Key<Distribution> TOOL =
      Key.open(
          "tool",
          DistributionDecoder.TIME.any(),
          "0s",
          "the time after each call but the last of a turn until the next");

  private enum Then {
    AGAIN,
    STEP
  }

  private static final Key<Double> FAILING =
      Key.required("share", Type.SHARE, "how many uses of a tool fail, when their time has passed");
  private static final Key<Then> THEN =
      Key.optional(
          "then",
          Type.words(Then.class),
          "again",
          "whether the tool is used again, or the agent takes a further step");
  private static final Form FAILURES =
      Form.of("tool_failures", "tools that fail, the same for every architecture", FAILING, THEN);
  private static final Key<MappingReader> OF_FAILURES =
      Key.absent("tool_failures", Type.mapping(FAILURES), "none", "how tools fail");

  private static final Key<Distribution> GROWS =
      Key.required(
          "grows",
          DistributionDecoder.TOKENS.any(),
          "tokens that a prompt has more after each step: the answer, and what tools add");
  private static final Key<Integer> CONTEXT_LIMIT =
      Key.optional(
          "limit",
          Type.limit(2, ContextSpec.UNLIMITED - 1, ContextSpec.UNLIMITED),
          "unlimited",
          "most tokens of a prompt; a longer one is compacted");
  private static final Key<Integer> COMPACTED =
      Key.open(
          "compacted_to", Type.count(1), "a tenth of the limit", "tokens that are left of it then");
  private static final Key<Distribution> SUMMARY =
      Key.absent(
          "summary",
          DistributionDecoder.TOKENS.any(),
          "none",
          "tokens that a call of its own writes where a prompt is compacted, which reads all of it;"
              + " without it that takes no call");
  private static final Form CONTEXT =
      Form.of(
          "context",
          "prompts that go on from step to step and from turn to turn",
          GROWS,
          CONTEXT_LIMIT,
          COMPACTED,
          SUMMARY);
  private static final Key<MappingReader> OF_CONTEXT =
      Key.absent(
          "context",
          Type.mapping(CONTEXT),
          "none",
          "prompts go on; the first of a session has the request's input_tokens, and without this"
              + " each step has them");

  private static final Key<Double> BRANCH_SHARE =
      Key.optional(
          "share", Type.SHARE, "100%", "how many steps, the last of a turn aside, have subagents");
  private static final Key<Distribution> BRANCH_NUMBER =
      Key.required("number", DistributionDecoder.NUMBER.any(), "subagents at a time");
  private static final Key<Distribution> BRANCH_STEPS =
      Key.required("steps", DistributionDecoder.NUMBER.any(), "calls of each of them");
  private static final Form BRANCHES =
      Form.of(
          "branches",
          "subagents that work side by side after a step, in place of its tool",
          BRANCH_SHARE,
          BRANCH_NUMBER,
          BRANCH_STEPS);
  private static final Key<MappingReader> OF_BRANCHES =
      Key.absent("branches", Type.mapping(BRANCHES), "none", "subagents, which steps wait for");

  private static final Key<Integer> EVERY =
      Key.required("every", Type.count(1), "steps from one to the next, for subagents, too");
  private static final Form EACH_FEW = Form.of("every", "a checkpoint after so many steps", EVERY);
  private static final Map<String, Checkpoint> NAMED = named();
  private static final Type<Checkpoint> CHECKPOINT_TYPE =
      Type.of(
          new Shape.Called(
              "checkpoint",
              Shape.either(Type.words(NAMED, Checkpoint.none()).shape(), new Shape.Keys(EACH_FEW))),
          WorkflowDecoder::checkpoint);
  private static final Key<Checkpoint> CHECKPOINT =
      Key.optional(
          "checkpoint", CHECKPOINT_TYPE, "none", "what is left of a turn when an agent is lost");

  private enum First {
    OLDEST,
    PRIORITY
  }

  private static final Key<Distribution> OVER =
      Key.open(
          "over",
          DistributionDecoder.TIME.any(),
          "0s",
          "how much longer each waits, for a return that is spread");
  private static final Key<Double> RESUME_RATE =
      Key.absent("rate", Type.RATE, "unlimited", "how many go on in a time");
  private static final Key<First> FIRST =
      Key.optional("first", Type.words(First.class), "oldest", "who goes on before others");
  private static final Form TOGETHER =
      Form.of(
          "together",
          "one looks, and all who wait go on when it is answered",
          OVER,
          RESUME_RATE,
          FIRST);
  private static final Key<Distribution> AFTER =
      Key.required(
          "after",
          DistributionDecoder.TIME.any(),
          "the time until an agent looks whether there are answers again");
  private static final Key<Integer> MOST =
      Key.optional(
          "most",
          Type.limit(1, ResumeSpec.ALWAYS - 1, ResumeSpec.ALWAYS),
          "unlimited",
          "how many times a turn goes on before it has failed");
  private static final Key<MappingReader> OF_TOGETHER =
      Key.absent("together", Type.mapping(TOGETHER), "no", "how all go on together");
  private static final Form RESUME =
      Form.of("resume", "how agents go on whose client has given up", AFTER, MOST, OF_TOGETHER);
  private static final Key<MappingReader> OF_RESUME =
      Key.absent(
          "resume", Type.mapping(RESUME), "never", "how an agent goes on that got no answer");

  private static final Key<Distribution> CRASH_EVERY =
      Key.required(
          "every", DistributionDecoder.TIME.any(), "the time of a turn from one to the next");
  private static final Key<Distribution> RESTART =
      Key.open("restart", DistributionDecoder.TIME.any(), "0s", "the time until it goes on");
  private static final Form CRASHES =
      Form.of("crashes", "losses of the process that agents run in", CRASH_EVERY, RESTART);
  private static final Key<MappingReader> OF_CRASHES =
      Key.absent("crashes", Type.mapping(CRASHES), "none", "how their own process is lost");

  private static final Key<Long> DEADLINE =
      Key.absent("deadline", Type.POSITIVE_TIME, "none", "a turn has ended within this time");

  private static final Key<Distribution> TURNS =
      Key.open("turns", DistributionDecoder.NUMBER.any(), "1", "turns in a session");
  private static final Key<Distribution> PAUSE =
      Key.open(
          "pause",
          DistributionDecoder.TIME.any(),
          "0s",
          "the time that a person takes between two turns");
  private static final Key<Long> SESSION_DEADLINE =
      Key.absent(
          "session_deadline", Type.POSITIVE_TIME, "none", "all turns have ended within this time");

  private static final Form FORM =
      Form.of("workflow", "what agents do in a session", STEPS, TOOL, OF_FAILURES)
          .and(OF_CONTEXT, OF_BRANCHES)
          .and(CHECKPOINT, OF_RESUME, OF_CRASHES, DEADLINE, SessionBudgetDecoder.BUDGET)
          .and(TURNS, PAUSE, SESSION_DEADLINE)
          .and(SessionsDecoder.OF_RECORDED, SessionsDecoder.OF_START)
          .rule(Form.Count.EXACTLY_ONE, STEPS, SessionsDecoder.OF_RECORDED)
          .none(
              Condition.given(SessionsDecoder.OF_RECORDED),
              TOOL,
              OF_FAILURES,
              OF_CONTEXT,
              OF_BRANCHES,
              TURNS,
              PAUSE);

  static final Key<MappingReader> WORKFLOW =
      Key.absent(
          "workflow",
          Type.mapping(FORM),
          "none",
          "what arrives, or what people ask for, is a session of agents, or a turn of one; without it a"
              + " single call");

  private static final TurnSpec STAND_IN = new TurnSpec(Count.of(1), new Distribution.Constant(0));

  private WorkflowDecoder() {}

  private static Map<String, Checkpoint> named() {
    Map<String, Checkpoint> named = new LinkedHashMap<>();
    named.put("none", Checkpoint.none());
    named.put("every_step", Checkpoint.everyStep());
    named.put("super_step", Checkpoint.superStep());
    named.put("session_log", Checkpoint.sessionLog());
    return named;
  }

  private static Checkpoint checkpoint(ValueReader value) {
    if (!value.isMapping()) {
      Checkpoint named = value.choice(NAMED);
      return named == null ? Checkpoint.none() : named;
    }
    MappingReader in = value.mapping(EACH_FEW);
    int every = in.get(EVERY);
    return in.build(() -> Checkpoint.every(every), Checkpoint.none());
  }

  /** Returns the sessions of agents that arrive; turns of one step where they are told badly. */
  static AgentsSpec arriving(MappingReader in, Arriving arriving) {
    TurnSpec turn = turn(in, null);
    Count turns = new Count(in.get(TURNS, new Distribution.Constant(1)));
    Distribution pause = in.get(PAUSE, new Distribution.Constant(0));
    long deadline = in.get(SESSION_DEADLINE, TurnSpec.NO_DEADLINE);
    MappingReader there = in.find(SessionsDecoder.OF_START);
    StartSpec start = there == null ? null : SessionsDecoder.ofArriving(there);
    return in.build(
        () ->
            new AgentsSpec(arriving, turn.with(turn.course().with(turns, pause)), deadline, start),
        new AgentsSpec(arriving, STAND_IN, deadline, null));
  }

  /** Returns the turns that people ask for; of one step where they are told badly. */
  static TurnSpec asked(MappingReader in) {
    requireTurnsAlone(in);
    MappingReader there = in.find(SessionsDecoder.OF_START);
    TurnSpec turn = turn(in, there == null ? null : SessionsDecoder.ofPeople(there));
    return in.build(() -> turn, STAND_IN);
  }

  /** Rejects what is said of sessions where people have one each. */
  private static void requireTurnsAlone(MappingReader in) {
    for (Key<?> key : new Key<?>[] {TURNS, PAUSE, SESSION_DEADLINE}) {
      if (in.has(key)) {
        in.value(key)
            .reject(
                "goes with arrivals: people ask for a turn when they have thought",
                "leave it out; think says how long that takes");
      }
    }
  }

  private static TurnSpec turn(MappingReader in, @Nullable Count had) {
    Course course = course(in);
    Checkpoint checkpoint = in.get(CHECKPOINT);
    MappingReader again = in.find(OF_RESUME);
    ResumeSpec resume = again == null ? null : resume(again);
    MappingReader losses = in.find(OF_CRASHES);
    CrashSpec crashes = losses == null ? null : crashes(losses);
    long deadline = in.get(DEADLINE, TurnSpec.NO_DEADLINE);
    BudgetSpec budget = in.get(SessionBudgetDecoder.BUDGET, BudgetSpec.NONE);
    return in.check(
        () -> new TurnSpec(course, checkpoint, resume, crashes, deadline, budget, had), STAND_IN);
  }

  private static Course course(MappingReader in) {
    MappingReader recorded = in.find(SessionsDecoder.OF_RECORDED);
    if (recorded == null) {
      return drawn(in);
    }
    for (Key<?> key : List.of(STEPS, TOOL, OF_FAILURES, OF_CONTEXT, OF_BRANCHES, TURNS, PAUSE)) {
      if (in.has(key)) {
        in.value(key)
            .reject("goes without recorded sessions, which have their own", "leave it out");
      }
    }
    Course course = SessionsDecoder.recorded(recorded);
    return course == null ? STAND_IN.course() : course;
  }

  private static Course drawn(MappingReader in) {
    if (!in.has(STEPS)) {
      in.error("needs steps, or recorded sessions", "for example steps: 8");
    }
    Count steps = new Count(in.get(STEPS, new Distribution.Constant(1)));
    Distribution tool = in.get(TOOL, new Distribution.Constant(0));
    MappingReader failing = in.find(OF_FAILURES);
    ToolFailuresSpec failures = failing == null ? null : failures(failing);
    MappingReader prompts = in.find(OF_CONTEXT);
    ContextSpec context = prompts == null ? null : context(prompts);
    MappingReader subagents = in.find(OF_BRANCHES);
    BranchesSpec branches = subagents == null ? null : branches(subagents);
    return new DrawnCourse(
        steps, tool, failures, context, branches, Count.of(1), new Distribution.Constant(0));
  }

  private static @Nullable ToolFailuresSpec failures(MappingReader in) {
    double share = in.get(FAILING);
    boolean furtherStep = in.get(THEN) == Then.STEP;
    return in.build(() -> new ToolFailuresSpec(share, furtherStep));
  }

  private static @Nullable ContextSpec context(MappingReader in) {
    Distribution grows = in.get(GROWS);
    int limit = in.get(CONTEXT_LIMIT);
    int compacted = in.get(COMPACTED, Math.max(1, limit / 10));
    Distribution summary = in.find(SUMMARY);
    return in.build(() -> new ContextSpec(grows, limit, compacted, summary));
  }

  private static @Nullable BranchesSpec branches(MappingReader in) {
    double share = in.get(BRANCH_SHARE);
    Count number = new Count(in.get(BRANCH_NUMBER));
    Count steps = new Count(in.get(BRANCH_STEPS));
    return in.build(() -> new BranchesSpec(share, number, steps));
  }

  private static @Nullable ResumeSpec resume(MappingReader in) {
    Distribution after = in.get(AFTER);
    int most = in.get(MOST);
    MappingReader all = in.find(OF_TOGETHER);
    ResumeSpec.Together together = all == null ? null : together(all);
    return in.build(() -> new ResumeSpec(after, most, together));
  }

  private static ResumeSpec.@Nullable Together together(MappingReader in) {
    Distribution over = in.get(OVER, new Distribution.Constant(0));
    double rate = in.get(RESUME_RATE, Double.POSITIVE_INFINITY);
    boolean byPriority = in.get(FIRST) == First.PRIORITY;
    return in.build(() -> new ResumeSpec.Together(over, rate, byPriority));
  }

  private static @Nullable CrashSpec crashes(MappingReader in) {
    Distribution every = in.get(CRASH_EVERY);
    Distribution restart = in.get(RESTART, new Distribution.Constant(0));
    return in.build(() -> new CrashSpec(every, restart));
  }
}
