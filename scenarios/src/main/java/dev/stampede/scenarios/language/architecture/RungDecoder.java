package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.Set;

/** Reads one kind of rung. */
public interface RungDecoder {
  /** A rung that stands for one that is not described well. */
  RungSpec STAND_IN = new ProviderRungSpec("", RungSpec.ANY, false);

  /**
   * Reads what is below the name of the kind.
   *
   * @param value absent if the name stands alone
   * @return the rung; {@link #STAND_IN} if it is not described well
   */
  RungSpec read(ValueReader value, Site site);

  /**
   * Where a rung stands.
   *
   * @param providers whom the scenario has
   * @param own the names of the servers that are the architecture's own, so far
   * @param ladders reads a ladder inside
   * @param chains reads a chain inside
   */
  record Site(Names providers, Set<String> own, LadderDecoder ladders, ChainDecoder chains) {}
}
