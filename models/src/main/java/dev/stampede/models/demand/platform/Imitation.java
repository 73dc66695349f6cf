package dev.stampede.models.demand.platform;

/**
 * People who do something by themselves, at a rate p, and after others, at a rate q for each share
 * of them who has: {@code dx/dt = (p + q x)(1 - x)} (F. M. Bass, 1969), whose solution is used from
 * one step to the next, so that steps may be of any length while p is constant.
 */
final class Imitation {

  private Imitation() {}

  /**
   * Returns the share of those who have not done it yet who still have not after a time.
   *
   * @param done share who has done it at its beginning, in [0, 1]
   * @param left share that would be left by themselves, in [0, 1]
   * @param perSecond q, at least 0
   * @param seconds length of the time, positive
   */
  static double left(double done, double left, double perSecond, double seconds) {
    if (perSecond == 0 || left == 0) {
      return left;
    }
    double alone = -StrictMath.log(left) / seconds;
    double decay = left * StrictMath.exp(-perSecond * seconds);
    double drawn = alone + perSecond * done;
    return drawn == 0 ? 1 : (alone + perSecond) * decay / (drawn + perSecond * (1 - done) * decay);
  }
}
