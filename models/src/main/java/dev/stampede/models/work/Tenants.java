package dev.stampede.models.work;

import dev.stampede.models.check.Require;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose the work of a use case is: one tenant's, or each piece that of one of several tenants.
 *
 * @param shares by the name of the tenant, in whatever order they are said; they add up to 1
 */
public record Tenants(List<Share> shares) implements Serializable {

  private static final double ROUNDING = 1e-9;

  /**
   * How much of the work is a tenant's.
   *
   * @param tenant its name
   * @param share of the work, in [0, 1]
   */
  public record Share(String tenant, double share) implements Serializable {

    /** Rejects a share out of range. */
    public Share {
      Require.share("share of " + tenant, share);
    }
  }

  /** Sorts the shares; rejects none, two of one tenant, and those that do not add up to 1. */
  public Tenants {
    shares = shares.stream().sorted(Comparator.comparing(Share::tenant)).toList();
    long names = shares.stream().map(Share::tenant).distinct().count();
    Require.that(names == shares.size(), "tenants", shares, "have different names");
    double all = shares.stream().mapToDouble(Share::share).sum();
    Require.that(Math.abs(all - 1) <= ROUNDING, "shares of the tenants", all, "add up to 1");
  }

  /** All of the work is one tenant's. */
  public static Tenants of(String tenant) {
    return new Tenants(List.of(new Share(tenant, 1)));
  }

  /** The names of the tenants, in their order. */
  public List<String> names() {
    return shares.stream().map(Share::tenant).toList();
  }

  /** The name of the tenant, or the names of all of them. */
  public String label() {
    return shares.stream().map(Share::tenant).collect(Collectors.joining("+"));
  }

  /** How many there are. */
  public int count() {
    return shares.size();
  }

  /** Whether any of the work is a tenant's. */
  public boolean have(String tenant) {
    return shares.stream().anyMatch(s -> s.share() > 0 && s.tenant().equals(tenant));
  }

  /**
   * Returns whose a piece of work is: the number of one of the {@link #names}, from 0 on.
   *
   * @param matter key of the work when it was born, so that what comes back stays the tenant's
   */
  public int ownerOf(long matter) {
    if (shares.size() == 1) {
      return 0;
    }
    double left = Draw.TENANT.uniform(matter);
    int owner = 0;
    for (int i = 0; i < shares.size(); i++) {
      double share = shares.get(i).share();
      if (share > 0) {
        owner = i; // what rounding leaves over is the last one's of those that have a share
        if (left < share) {
          return owner;
        }
        left -= share;
      }
    }
    return owner;
  }

  /**
   * Returns the name of the tenant whose a piece of work is.
   *
   * @param matter key of the work when it was born
   */
  public String nameOf(long matter) {
    return shares.get(ownerOf(matter)).tenant();
  }
}
