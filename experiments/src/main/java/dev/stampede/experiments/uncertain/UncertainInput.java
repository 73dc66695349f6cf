package dev.stampede.experiments.uncertain;

import java.util.List;

/**
 * A value of a scenario that is not known exactly.
 *
 * @param path as {@code --set} takes it
 * @param said what its author knows of it, as the file has it
 * @param law which values it may have
 */
public record UncertainInput(String path, String said, Law law) {

  /** The values that it may have, as a setting has them. */
  public interface Law {

    /**
     * Returns the value that a share {@code u} of all worlds do not exceed.
     *
     * @param u in (0, 1)
     */
    String at(double u);

    /** Returns values that a scenario must take for the law to make sense. */
    List<String> examples();
  }

  /** Returns the setting that gives it a value. */
  public String setting(String value) {
    return path + "=" + value;
  }
}
