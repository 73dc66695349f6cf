package dev.stampede.models.place;

import dev.stampede.engine.measure.Horizon;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who hung up on which provider, of one gateway. */
public final class CallerBooks {

  private final Horizon horizon;
  private final Map<String, HangUps> byProvider = new LinkedHashMap<>();

  /** Opens empty books. */
  public CallerBooks(Horizon horizon) {
    this.horizon = horizon;
  }

  /** Returns the books on the calls to a provider; the same for all lines to it. */
  public HangUps of(String provider) {
    return byProvider.computeIfAbsent(provider, name -> new HangUps(horizon));
  }

  /** Returns what the books say of a provider; null if it is never called. */
  public @Nullable HangUps find(String provider) {
    return byProvider.get(provider);
  }
}
