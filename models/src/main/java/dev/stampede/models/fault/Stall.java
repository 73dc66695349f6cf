package dev.stampede.models.fault;

/** All work stands still, and goes on afterwards where it was. New calls still come in. */
public record Stall() implements CapacityEffect {

  @Override
  public String kind() {
    return "stall";
  }

  @Override
  public void begin(Struck provider) {
    provider.slowDown(Double.POSITIVE_INFINITY);
  }

  @Override
  public boolean concernsEngine() {
    return true;
  }

  @Override
  public boolean concernsServers() {
    return true;
  }
}
