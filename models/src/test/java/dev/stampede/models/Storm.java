package dev.stampede.models;

import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Struck;
import java.util.Set;

/** An effect that the house does not know: it strikes what is inside, some calls, and the pace. */
record Storm(double factor, double refused) implements Effect {

  @Override
  public String kind() {
    return "storm";
  }

  @Override
  public void begin(Struck provider) {
    provider.cutAll();
    provider.slowDown(factor);
    provider.refuse(new Brownout(refused, 500, 0));
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of(500);
  }

  @Override
  public boolean cutsOff() {
    return true;
  }

  @Override
  public boolean losesAnswers() {
    return false;
  }

  @Override
  public boolean isHidden() {
    return false;
  }

  @Override
  public boolean sparesSome() {
    return false;
  }
}
