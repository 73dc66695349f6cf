package dev.stampede.models.fault;

/** What somebody acts on who may leave a provider, or return to it. */
public enum Signal {
  /** What became of their own calls. */
  ERRORS,
  /** What the status page shows. */
  STATUS_PAGE,
  /** Either of them. */
  EITHER;

  /** Whether their own calls count. */
  public boolean countsErrors() {
    return this != STATUS_PAGE;
  }

  /** Whether they look at the status page. */
  public boolean watchesPage() {
    return this != ERRORS;
  }

  /**
   * Whether this says that something is wrong.
   *
   * @param errors whether their own calls say so
   * @param shown whether the status page does
   */
  public boolean isBad(boolean errors, boolean shown) {
    return (countsErrors() && errors) || (watchesPage() && shown);
  }
}
