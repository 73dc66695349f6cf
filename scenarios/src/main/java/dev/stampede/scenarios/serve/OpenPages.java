package dev.stampede.scenarios.serve;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages that are open: a few, of which the one that was not asked for longest gives way. */
final class OpenPages implements AutoCloseable {

  /** Each has a run under way at most, and keeps what came of its last one. */
  static final int MOST = 4;

  private final Map<String, OpenPage> pages =
      new LinkedHashMap<>(MOST + 1, 1, /* by access */ true);

  /** Adds a page. */
  synchronized void add(String id, OpenPage page) {
    pages.put(id, page);
    if (pages.size() > MOST) {
      Iterator<OpenPage> oldest = pages.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  /** Returns a page; null if there is none of this name any more. */
  synchronized @Nullable OpenPage find(String id) {
    return pages.get(id);
  }

  @Override
  public synchronized void close() {
    pages.values().forEach(OpenPage::close);
    pages.clear();
  }
}
