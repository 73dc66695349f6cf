package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * A fault that concerns a share of the users, the same ones throughout.
 *
 * @param effect what it does to them
 * @param share of the users, in [0, 1]
 */
public record OfUsers(Effect effect, double share) implements Effect {

  /** Rejects a share outside [0, 1] and an effect that nobody can be spared. */
  public OfUsers {
    Require.share("of_users", share);
    Require.that(effect.sparesSome(), "of_users", share, "not be said of what strikes everybody");
  }

  @Override
  public String kind() {
    return effect.kind();
  }

  @Override
  public void begin(Struck provider) {
    provider.only(share);
    effect.begin(provider);
  }

  @Override
  public Set<Integer> statuses() {
    return effect.statuses();
  }

  @Override
  public boolean cutsOff() {
    return effect.cutsOff();
  }

  @Override
  public boolean losesAnswers() {
    return effect.losesAnswers();
  }

  @Override
  public boolean concernsInference() {
    return effect.concernsInference();
  }

  @Override
  public boolean concernsEngine() {
    return effect.concernsEngine();
  }

  @Override
  public boolean concernsServers() {
    return effect.concernsServers();
  }

  @Override
  public boolean isHidden() {
    return effect.isHidden();
  }

  @Override
  public boolean sparesSome() {
    return true;
  }
}
