package dev.stampede.models.fault;

import dev.stampede.models.call.Call;

/** Time that calls take on top of what they would. */
public interface AddedTime {

  /** None. */
  AddedTime NONE =
      new AddedTime() {
        @Override
        public long nanos(Call call) {
          return 0;
        }

        @Override
        public double meanSeconds() {
          return 0;
        }
      };

  /** Time that is added to a call whose service begins now, at least 0. */
  long nanos(Call call);

  /** Mean over all calls whose service begins now, in seconds. */
  double meanSeconds();
}
