package dev.stampede.models.arrival.pattern;

import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.Steps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients that were observed: each with its own rate and its own law of gaps, window by window.
 *
 * @param clients in an order that decides nothing but ties
 * @param factor a multiple of all rates over time
 * @param demand what is expected of all of them
 */
public record ClientTable(List<Client> clients, RateCurve factor, CurveDemand demand)
    implements ArrivalSpec {

  /**
   * A client.
   *
   * @param rate over time
   * @param gaps the law of its gaps in each window
   * @param startNanos when the first window begins
   * @param windowNanos their length, positive
   */
  public record Client(Steps rate, List<GapLaw> gaps, long startNanos, long windowNanos) {
    /** Copies the list. */
    public Client {
      gaps = List.copyOf(gaps);
    }

    private GapLaw gapsAt(long nanos) {
      long window = Math.floorDiv(nanos - startNanos, windowNanos);
      return gaps.get((int) Math.max(0, Math.min(gaps.size() - 1, window)));
    }
  }

  /** Copies the list. */
  public ClientTable {
    clients = List.copyOf(clients);
  }

  @Override
  public ArrivalProcess open(Chance chance) {
    List<ArrivalProcess> processes = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      Client client = clients.get(i);
      processes.add(
          new RenewalArrivals(
              new Product(client.rate, factor),
              client::gapsAt,
              chance.stream("arrivals/client/" + (i + 1))));
    }
    return new Superposition(processes);
  }

  @Override
  public CurveDemand expected() {
    return demand;
  }

  @Override
  public CurveDemand followed() {
    return demand;
  }

  @Override
  public double peakPerSecond() {
    return demand.rate().most();
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }
}
