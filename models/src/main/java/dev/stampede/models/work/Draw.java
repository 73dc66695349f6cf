package dev.stampede.models.work;

import dev.stampede.engine.random.RandomKey;

/** The purposes that random numbers are drawn for from the key of a piece of work or a call. */
public enum Draw {
  /** Length of the prompt. */
  INPUT_TOKENS(0),
  /** Length of the answer. */
  OUTPUT_TOKENS(1),
  /** How long the owner waits. */
  PATIENCE(2),
  /** Whether a cache has the answer. */
  CACHE_HIT(3),
  /** How long service takes. */
  SERVICE(4),
  /** How long the first token takes. */
  FIRST_TOKEN(5),
  /** Whether a fault strikes the call. */
  FAULT(6),
  /** How long a call waits in a queue before it gives up. */
  QUEUE_PATIENCE(7),
  /** What chance makes of a back-off; the numbers of the call and of the retry are mixed in. */
  JITTER(8),
  /** The key of a call; the numbers of its provider and of the attempt are mixed in. */
  CALL(9),
  /** How much of the prompt a prefix cache holds. */
  CACHED_INPUT(10),
  /** Which replicas a router looks at. */
  ROUTE(11),
  /** How the prompt begins, and which replica knows prompts that begin so. */
  PREFIX(12),
  /** How long a tier or a dependency takes; the number of its name is mixed in. */
  FRONT_DOOR(15),
  /** Whether a gray failure keeps the answer of a call back. */
  GRAY(20),
  /** Whether a fault cuts the stream of a call. */
  STREAM_CUT(21),
  /** Whether a fault that makes answers worse makes that of a call so. */
  REGRESSION(22),
  /** Whether the owner of a call is among the users whom a fault concerns. */
  FAULT_USERS(23),
  /** Whether a call is let into a line that a market keeps full. */
  MARKET_ADMISSION(25),
  /** Whether a throttle refuses the work; the time and the number of the call are mixed in. */
  THROTTLE(30),
  /** What chance adds to a Retry-After; the numbers of the call and of the retry are mixed in. */
  RETRY_AFTER(31),
  /** Which endpoints of a pool a call may go to; the number of the attempt is mixed in. */
  PRIORITY_LEVEL(40),
  /** Which endpoint of a pool a call goes to; the number of the attempt is mixed in. */
  ENDPOINT(41),
  /** What work asks about. */
  TOPIC(42),
  /** In which words work asks. */
  WORDING(43),
  /** How difficult the matter is. */
  DIFFICULTY(50),
  /** Whether work is among those that try a rung again. */
  CANARY(51),
  /** Whether work comes back. */
  RETURN(52),
  /** After how long work comes back. */
  RETURN_DELAY(53),
  /** The key of work that comes back; the number of the return is mixed in. */
  RETURN_KEY(54),
  /** How much of a market's step is left when a call comes. */
  STEP_PHASE(63),
  /** Whether work is copied to another provider. */
  SHADOW(66),
  /** The key of such a copy; the number of the attempt is mixed in. */
  SHADOW_KEY(67),
  /** Whether an attempt is delayed on purpose. */
  INJECTED_DELAY(68),
  /** Whether an attempt is refused on purpose. */
  INJECTED_ERROR(69),
  /** How critical work is. */
  CRITICALITY(70),
  /** Whose work is that several tenants have. */
  TENANT(77),
  /** How long a call is on its way to its provider. */
  WAY_THERE(80),
  /** How long what is told of a call, and its answer, is on the way back. */
  WAY_BACK(81),
  /** Which nodes a balancer looks at. */
  NODE(82),
  /** Which of a provider's users work comes from. */
  USER(90),
  /** Whether work comes from somebody without an account. */
  NEWCOMER(91),
  /** How long a session lasts. */
  SESSION(92),
  /** Whether a user has a session at the start, and what is left of it. */
  SESSION_AT_START(93),
  /** What a tier asks others about; the number of the question is mixed in. */
  CACHE_KEY(94),
  /** Whether a step of operators refuses the call; the number of the step is mixed in. */
  STEP(95),
  /** What a call meets in a tier that a market passes; the number of the tier is mixed in. */
  CROWD(96),
  /** Which cell of a provider a user belongs to. */
  HOME_CELL(100),
  /** Which cell takes a user whose own is out; the number of the cell is mixed in. */
  OTHER_CELL(101),
  /** Whether a call is among those that try a cell that is out. */
  CELL_PROBE(102),
  /** How long a person thinks. */
  THINK(103),
  /** How much is left at the start of what a person thinks then. */
  FIRST_THOUGHT(104),
  /** How much a person gets done without help. */
  UNAIDED_RATE(105),
  /** Whether a person does nothing without help. */
  STOPS(106),
  /** After how long a person looks for help again; the number of the question is mixed in. */
  LOOKS_AGAIN(107),
  /** Whether a task is put aside until there is help. */
  KEEPS(108),
  /** When a person is at work. */
  SHIFT(109),
  /** How many turns a session has. */
  TURNS(110),
  /** How long a person takes before the next turn; the number of the turn is mixed in. */
  PAUSE(111),
  /** How many steps an agent has. */
  STEPS(112),
  /** How long a tool takes. */
  TOOL(113),
  /** How much a context grows. */
  CONTEXT_GROWTH(114),
  /** Whether a step sets subagents to work. */
  BRANCHES(115),
  /** How many. */
  SUBAGENTS(116),
  /** The key of a subagent; its number is mixed in. */
  SUBAGENT(117),
  /** When the process of a session is lost; the number of the loss is mixed in. */
  CRASH(118),
  /** How long it is away then. */
  RESTART(119),
  /** After how long a lost agent looks; the number of the loss is mixed in. */
  RESUMES(140),
  /** How much later an agent goes on when there are answers again. */
  RESUMES_OVER(141),
  /** Whether an owner whose patience ends leaves without a word. */
  SILENT(135),
  /** How long a person is at work until they find that nobody waits for it. */
  FOUND_AFTER(136),
  /** Which session is found when a run begins, or of how many turns. */
  START_SESSION(150),
  /** Which share of its time it has behind it. */
  START_SHARE(151),
  /** How many steps the turn has that it is in. */
  START_TURN(152),
  /** How long the tool or the pause is that it is in. */
  START_GAP(153),
  /** How many turns a person's session has had when a run begins. */
  START_HAD(154),
  /** The key of such a turn; its number is mixed in. */
  START_TURNS(155),
  /** The key of the call that compacts a prompt before a step. */
  COMPACTION(160),
  /** How long a summary is. */
  SUMMARY(161),
  /** Whether a tool fails; the number of its uses is mixed in. */
  TOOL_FAILS(162);

  /** Room for numbered draws of one purpose. */
  private static final long STRIDE = 1L << 32;

  /** Never changed, so that a new purpose leaves the numbers of the others alone. */
  private final long first;

  Draw(int number) {
    this.first = number * STRIDE;
  }

  /** Returns a number in (0, 1) for this purpose of a key. */
  public double uniform(long key) {
    return RandomKey.uniform(key, first);
  }

  /** Returns a number in (0, 1) for the n-th draw of this purpose. */
  public double uniform(long key, int n) {
    return RandomKey.uniform(key, first + n);
  }

  /**
   * Returns the n of what has a name: from the name, not the place, so that another one changes
   * nobody's numbers.
   */
  public static int numberOf(String name) {
    return name.hashCode() & Integer.MAX_VALUE;
  }

  /** Returns a key for the n-th use of this purpose. */
  public long key(long key, int n) {
    return RandomKey.derive(key, first + n);
  }
}
