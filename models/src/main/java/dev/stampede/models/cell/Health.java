package dev.stampede.models.cell;

/** Whether a cell is taken to be out, look by look. */
public final class Health {

  private final MovesSpec moves;
  private boolean out;

  /** Looks in a row that speak against what it is taken to be. */
  private int against;

  private long ended;
  private long lost;

  /** Begins with a cell that is well. */
  public Health(MovesSpec moves) {
    this.moves = moves;
  }

  /**
   * A call of the cell ends.
   *
   * @param served whether it was served
   */
  public void ended(boolean served) {
    ended++;
    lost += served ? 0 : 1;
  }

  /** Looks at the calls that have ended since the last time. */
  public void look() {
    if (ended == 0) {
      return;
    }
    boolean bad = lost > moves.lostAbove() * ended;
    ended = 0;
    lost = 0;
    against = bad == out ? 0 : against + 1;
    if (against >= (out ? moves.goodLooks() : moves.badLooks())) {
      out = !out;
      against = 0;
    }
  }

  /** Whether its traffic goes to others. */
  public boolean isOut() {
    return out;
  }
}
