package dev.stampede.scenarios.language.demand;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tenant} and {@code tenants}: whose the work of a use case is. */
final class TenantsDecoder {
  private static final Key<String> TENANT =
      Key.optional(
          "tenant",
          Type.NAME,
          UseCaseSpec.OURSELVES,
          "whose quota it uses; objectives that name no use case are about ours");
  private static final Key<ValueReader> TENANTS =
      Key.open(
          "tenants",
          Type.as(new Shape.Table("tenant", Type.NAME.shape(), Type.SHARE.shape(), 1)),
          "all of it is tenant's",
          "in place of tenant: how much of the work is whose, {acme: 60%, globex: 40%}");

  private static final double ROUNDING = 1e-9;
  private static final String EXAMPLE = "for example {acme: 60%, globex: 40%}";

  private TenantsDecoder() {}

  /** Returns a form with the keys. */
  static Form on(Form useCase) {
    return useCase.and(TENANT, TENANTS).rule(Form.Count.AT_MOST_ONE, TENANT, TENANTS);
  }

  /** Reads what a use case says of it; what is faulty is {@link UseCaseSpec#OURSELVES}. */
  static Tenants read(MappingReader in) {
    if (!in.has(TENANTS)) {
      return Tenants.of(in.get(TENANT));
    }
    ValueReader value = in.get(TENANTS);
    if (in.has(TENANT)) {
      value.error(
          value.path() + " is given, and so is tenant",
          "leave tenant out, or give all of the work to it and leave tenants out");
    }
    List<Tenants.Share> shares = new ArrayList<>();
    List<Named> children = value.children();
    for (Named child : children) {
      shares.add(new Tenants.Share(child.key().name(), child.value().share()));
    }
    double all = shares.stream().mapToDouble(Tenants.Share::share).sum();
    if (children.isEmpty() && value.isMapping()) {
      value.error(value.path() + " has no tenant", EXAMPLE);
    } else if (!value.isFaulty() && Math.abs(all - 1) > ROUNDING) {
      value.error(
          "%s: its shares add up to %s%%, not to 100%%"
              .formatted(value.path(), Math.round(all * 1e8) / 1e6),
          EXAMPLE);
    }
    return value.isFaulty() ? Tenants.of(UseCaseSpec.OURSELVES) : new Tenants(shares);
  }
}
