package dev.stampede.models.memory;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.call.Call;
import java.util.Arrays;

/**
 * A prompt cache at work: of each session the prompt that was computed last, until its life has
 * passed since its last use, or others need the room. A prompt takes 32 bytes and two places of 4
 * in a table that is at most half full: a million sessions 42 MB.
 *
 * <p>Calls of no session are none of its business.
 */
public final class PromptCache {

  private static final int NOTHING = OrderOfUse.NOBODY;
  private static final int FIRST_ROOM = 16;

  private final PromptCacheSpec spec;
  private final Horizon horizon;

  /** Numbers of entries plus 1, at the hash of their sessions or behind; 0 where there is none. */
  private int[] table = new int[2 * FIRST_ROOM];

  private long[] sessions = new long[FIRST_ROOM];
  private int[] tokens = new int[FIRST_ROOM];
  private long[] usedNanos = new long[FIRST_ROOM];
  private final OrderOfUse order = new OrderOfUse(FIRST_ROOM);

  /** Numbers of entries that are free, below {@link #unused}. */
  private int[] free = new int[FIRST_ROOM];

  private int unused;
  private int kept;
  private long keptTokens;

  /** Whether all was forgotten since the run began, with what was kept from before. */
  private boolean isEmptied;

  private long calls;
  private long hits;
  private long forgotten;
  private long readTokens;
  private long resentTokens;
  private long writtenTokens;
  private long expired;
  private long evicted;
  private long flushed;

  /**
   * Opens a cache that knows nothing.
   *
   * @param horizon what of the run counts
   */
  public PromptCache(PromptCacheSpec spec, Horizon horizon) {
    this.spec = spec;
    this.horizon = horizon;
    for (int i = FIRST_ROOM - 1; i >= 0; i--) {
      free[unused++] = i;
    }
  }

  /**
   * Tells a call of a session how many tokens of its prompt are kept, before anybody looks at what
   * it takes; that is no use yet.
   *
   * @return the tokens that it would add to what is kept
   */
  public int find(long nowNanos, Call call) {
    if (call.session == 0) {
      return 0;
    }
    forgetExpired(nowNanos);
    int entry = entry(key(call));
    int found = Math.min(call.prefixTokens, entry == NOTHING ? fromBefore(call) : tokens[entry]);
    call.cachedInputTokens = found < spec.minimumTokens() ? 0 : found;
    return added(call);
  }

  /** What is kept of a session that was there before the run: it was computed at no other place. */
  private int fromBefore(Call call) {
    boolean isKept = call.warm && !isEmptied && call.idleNanos < spec.lifeNanos();
    return isKept && spec.keeps(call.prefixTokens) ? call.prefixTokens : 0;
  }

  private int added(Call call) {
    return spec.keeps(call.inputTokens) ? call.inputTokens - call.cachedInputTokens : 0;
  }

  /** A call has been let in that was told what is kept of its prompt: that is a use. */
  public void use(long nowNanos, Call call) {
    if (call.session == 0) {
      return;
    }
    int found = call.cachedInputTokens;
    if (horizon.counts(nowNanos)) {
      calls++;
      hits += found > 0 ? 1 : 0;
      forgotten += found == 0 && call.prefixTokens > 0 ? 1 : 0;
      readTokens += found;
      resentTokens += call.prefixTokens - found;
    }
    if (found > 0) {
      forgetExpired(nowNanos);
      int entry = entry(key(call));
      if (entry != NOTHING) { // else it was forgotten while the call was held
        usedNanos[entry] = nowNanos;
        order.use(entry);
      }
    }
  }

  /** The prompt of a call that was let in has been computed, and is kept from now on. */
  public void write(long nowNanos, Call call) {
    if (call.session == 0 || !spec.keeps(call.inputTokens)) {
      return;
    }
    forgetExpired(nowNanos);
    writtenTokens += horizon.counts(nowNanos) ? added(call) : 0;
    long session = key(call);
    int entry = entry(session);
    if (entry == NOTHING) {
      entry = add(session);
    } else {
      keptTokens -= tokens[entry];
      order.use(entry);
    }
    tokens[entry] = call.inputTokens;
    keptTokens += call.inputTokens;
    usedNanos[entry] = nowNanos;
    while (keptTokens > spec.capacityTokens()) { // it has room for this one
      evicted += horizon.counts(nowNanos) ? 1 : 0;
      remove(order.oldest());
    }
  }

  /** Its provider has an outage. */
  public void outage(long nowNanos) {
    if (!spec.survivesOutage()) {
      flush(nowNanos);
    }
  }

  /** Forgets all. */
  public void flush(long nowNanos) {
    isEmptied = true;
    forgetExpired(nowNanos);
    flushed += horizon.counts(nowNanos) ? kept : 0;
    Arrays.fill(table, 0);
    for (int i = order.oldest(); i != NOTHING; i = order.oldest()) {
      order.remove(i);
      free[unused++] = i;
    }
    kept = 0;
    keptTokens = 0;
  }

  /** Sessions of which something is kept, those included whose life has ended unnoticed. */
  int kept() {
    return kept;
  }

  /** Returns what it was good for up to now. */
  public PromptCacheResult result(long nowNanos) {
    forgetExpired(nowNanos);
    return new PromptCacheResult(
        calls, hits, forgotten, readTokens, resentTokens, writtenTokens, expired, evicted, flushed);
  }

  private void forgetExpired(long nowNanos) {
    int oldest = order.oldest();
    while (oldest != NOTHING && nowNanos - usedNanos[oldest] >= spec.lifeNanos()) {
      expired += horizon.counts(usedNanos[oldest] + spec.lifeNanos()) ? 1 : 0;
      remove(oldest);
      oldest = order.oldest();
    }
  }

  /** Sessions are told apart by use case, too, should each number its own. */
  private static long key(Call call) {
    return RandomKey.derive(call.session, call.useCase);
  }

  private int entry(long session) {
    int number = table[place(session)];
    return number == 0 ? NOTHING : number - 1;
  }

  /** Where a session stands in the table, or would. */
  private int place(long session) {
    int mask = table.length - 1;
    int place = home(session);
    while (table[place] != 0 && sessions[table[place] - 1] != session) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private int home(long session) {
    return (int) session & (table.length - 1); // keys are mixed well
  }

  private int add(long session) {
    if (unused == 0) {
      grow();
    }
    int entry = free[--unused];
    sessions[entry] = session;
    table[place(session)] = entry + 1;
    order.append(entry);
    kept++;
    return entry;
  }

  private void remove(int entry) {
    keptTokens -= tokens[entry];
    kept--;
    order.remove(entry);
    close(place(sessions[entry]));
    free[unused++] = entry;
  }

  /** Empties a place of the table, and moves up what stands behind because it was taken. */
  private void close(int place) {
    int mask = table.length - 1;
    int hole = place;
    int next = (place + 1) & mask;
    while (table[next] != 0) {
      int home = home(sessions[table[next] - 1]);
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        table[hole] = table[next];
        hole = next;
      }
      next = (next + 1) & mask;
    }
    table[hole] = 0;
  }

  private void grow() {
    int room = sessions.length;
    sessions = Arrays.copyOf(sessions, 2 * room);
    tokens = Arrays.copyOf(tokens, 2 * room);
    usedNanos = Arrays.copyOf(usedNanos, 2 * room);
    order.grow(2 * room);
    free = new int[2 * room];
    for (int i = 2 * room - 1; i >= room; i--) {
      free[unused++] = i;
    }
    table = new int[4 * room];
    for (int i = 0; i < room; i++) { // all were taken
      table[place(sessions[i])] = i + 1;
    }
  }
}
