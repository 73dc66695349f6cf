package dev.stampede.scenarios.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which blocks of prompts were seen, of as many as were used last. */
final class PrefixCache {

  /** Ids in the order of their last use. */
  private static final class Blocks extends LinkedHashMap<Long, Boolean> {
    private static final long serialVersionUID = 1;
    private final int most;

    Blocks(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
      return size() > most;
    }
  }

  private final Blocks blocks;

  /**
   * Creates an empty cache.
   *
   * @param most blocks that it holds, at least 1
   */
  PrefixCache(int most) {
    this.blocks = new Blocks(most);
  }

  /**
   * Takes in the blocks of a prompt.
   *
   * @param ids separated by commas, from the prompt's start
   * @return how many from the start on were there before
   * @throws NumberFormatException if one is no whole number
   */
  int take(String ids) {
    int held = 0;
    boolean leading = true;
    for (int from = 0; from < ids.length(); ) {
      int comma = ids.indexOf(',', from);
      int to = comma < 0 ? ids.length() : comma;
      Long id = Long.parseLong(ids, from, to, 10);
      leading = blocks.put(id, Boolean.TRUE) != null && leading;
      held += leading ? 1 : 0;
      from = to + 1;
    }
    return held;
  }
}
