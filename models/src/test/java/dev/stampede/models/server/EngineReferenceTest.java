package dev.stampede.models.server;

import static dev.stampede.models.Sketch.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Engines with bounded queues, cancellations, slow-downs, stalls and a capacity that changes
 * against a slow reference that knows only how much work is left of each call, and in which order
 * calls came.
 */
class EngineReferenceTest {

  private static final int CALLS = 60;

  /** A call of the reference, times in seconds. */
  private static final class Customer {
    final double arrival;
    final double cancel;
    final int priority;
    final double work;
    double firstLeft;
    double left;
    double firstAt;
    double ended = -1;
    Status status = Status.OK;

    Customer(SplittableRandom random, double work) {
      arrival = random.nextDouble(50);
      cancel = random.nextInt(4) == 0 ? arrival + random.nextDouble(8) : Double.MAX_VALUE;
      priority = random.nextInt(10);
      this.work = work;
      left = work;
    }

    /** Lets time pass, within what is before or after the first token. */
    void serve(double from, double to, double speed, double slowness) {
      if (firstLeft > 0) {
        firstLeft -= (to - from) / slowness;
        if (firstLeft < 1e-10) {
          firstLeft = 0;
          firstAt = to;
        }
      } else {
        left -= (to - from) * speed;
      }
    }

    double next(double now, double speed, double slowness) {
      return firstLeft > 0 ? now + firstLeft * slowness : now + left / speed;
    }

    void end(double now, Status how) {
      ended = now;
      status = how;
    }
  }

  /** What an engine does: who is served at which speed, and how many it has room for. */
  private interface Rules {
    void serve(List<Customer> inside, List<Customer> served);

    double speed(int served);

    boolean hasRoom(List<Customer> inside, List<Customer> served);

    void resize(double share);
  }

  private static final double[] CHANGES = {10, 14, 20, 30, 34, 36};

  /** Slow by 3 from 20 s to 30 s; stands still from 34 s to 36 s. */
  private static double slowness(double now) {
    return now >= 34 && now < 36 ? Double.POSITIVE_INFINITY : now >= 20 && now < 30 ? 3 : 1;
  }

  /** Less than half of the capacity is there from 10 s to 14 s. */
  private static double capacity(double now) {
    return now >= 10 && now < 14 ? 0.45 : 1;
  }

  /** Goes from event to event. */
  private static void simulate(List<Customer> customers, Rules rules) {
    List<Customer> inside = new ArrayList<>();
    List<Customer> served = new ArrayList<>();
    double now = 0;
    while (now < 1000) {
      rules.resize(capacity(now));
      rules.serve(inside, served);
      double speed = rules.speed(served.size()) / slowness(now);
      double next = 1000;
      for (double change : CHANGES) {
        next = change > now ? Math.min(next, change) : next;
      }
      for (Customer c : customers) {
        if (c.ended < 0 && c.arrival > now) {
          next = Math.min(next, c.arrival);
        }
      }
      for (Customer c : inside) {
        next = Math.min(next, c.cancel);
      }
      for (Customer c : served) {
        next = Math.min(next, c.next(now, speed, slowness(now)));
      }
      for (Customer c : served) {
        c.serve(now, next, speed, slowness(now));
      }
      now = next;
      leave(now, inside, served);
      for (Customer c : customers) {
        if (c.arrival == now && c.ended < 0) {
          rules.serve(inside, served);
          if (rules.hasRoom(inside, served)) {
            inside.add(c);
          } else {
            c.end(now, Status.OVERLOADED);
          }
        }
      }
    }
  }

  private static void leave(double now, List<Customer> inside, List<Customer> served) {
    for (Customer c : List.copyOf(inside)) {
      boolean done = served.contains(c) && c.firstLeft == 0 && c.left < 1e-10;
      if (done || c.cancel == now) {
        c.end(now, done ? Status.OK : Status.GAVE_UP);
        inside.remove(c);
        served.remove(c);
      }
    }
  }

  private static void compare(String what, EngineSpec engine, List<Customer> customers) {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", engine)
                .fault("p", 10, 4, new CapacityCut(0.45))
                .fault("p", 20, 10, new Slow(3))
                .fault("p", 34, 2, new Stall()));
    for (int i = 0; i < customers.size(); i++) {
      Customer c = customers.get(i);
      int tokens = (int) Math.round(c.work * 1000) + 1; // at 1000 a second
      rig.send(
          c.arrival,
          request -> {
            request.priority = c.priority;
            request.outputTokens = tokens;
            request.maxTokens = tokens;
          });
      if (c.cancel < Double.MAX_VALUE) {
        rig.cancel(i, c.cancel);
      }
    }
    List<Answered> answers = rig.run(1000);
    for (int i = 0; i < customers.size(); i++) {
      String which = "%s, call %d".formatted(what, i);
      assertThat(answers.get(i).status()).as(which).isEqualTo(customers.get(i).status);
      assertThat(answers.get(i).at()).as(which).isCloseTo(customers.get(i).ended, within(1e-6));
      if (customers.get(i).firstAt > 0 && customers.get(i).status == Status.OK) {
        assertThat(answers.get(i).firstTokenNanos() / 1e9)
            .as(which)
            .isCloseTo(customers.get(i).firstAt, within(1e-6));
      }
    }
  }

  /** A line before servers. */
  private static final class Link implements Rules {
    private final int servers;
    private final int queue;
    private final Order order;
    private final double firstToken;
    private final SlowdownSpec slowdown;
    private long open;

    Link(int servers, int queue, Order order, double firstToken, SlowdownSpec slowdown) {
      this.servers = servers;
      this.queue = queue;
      this.order = order;
      this.firstToken = firstToken;
      this.slowdown = slowdown;
    }

    private double occupancy(int served) {
      return served >= open ? 1 : (double) served / open;
    }

    @Override
    public void resize(double share) {
      open = Math.round(servers * share);
    }

    @Override
    public void serve(List<Customer> inside, List<Customer> served) {
      List<Customer> waiting = new ArrayList<>(inside);
      waiting.removeAll(served);
      while (served.size() < open && !waiting.isEmpty()) {
        Customer next = next(order, waiting);
        waiting.remove(next);
        served.add(next);
        next.firstLeft = firstToken * (1 + (slowdown.firstToken() - 1) * occupancy(served.size()));
      }
    }

    @Override
    public double speed(int served) {
      return 1 / (1 + (1 / slowdown.speed() - 1) * occupancy(served));
    }

    @Override
    public boolean hasRoom(List<Customer> inside, List<Customer> served) {
      return served.size() < open || inside.size() < served.size() + queue;
    }
  }

  private static List<Customer> customers(SplittableRandom random) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      customers.add(new Customer(random, random.nextInt(1, 8000) / 1000.0));
    }
    return customers;
  }

  @ParameterizedTest
  @EnumSource(names = {"FIFO", "LIFO", "PRIORITY"})
  void serverPool_isThatOfTheReference(Order order) {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int servers = random.nextInt(1, 6);
      int queue = random.nextInt(12);
      List<Customer> customers = customers(random);
      EngineSpec engine =
          new TokensSpec(servers, always(0), always(1000), queue, Discipline.of(order));
      simulate(customers, new Link(servers, queue, order, 0, SlowdownSpec.NONE));
      compare("%s, seed %d".formatted(order, seed), engine, customers);
    }
  }

  /** Both the first token and the streams slow down as places are taken. */
  @ParameterizedTest
  @EnumSource(names = {"FIFO", "LIFO", "PRIORITY"})
  void slowingTokens_areThoseOfTheReference(Order order) {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int servers = random.nextInt(1, 20);
      int queue = random.nextInt(12);
      double firstToken = random.nextInt(1, 2000) / 1000.0;
      SlowdownSpec slowdown = new SlowdownSpec(random.nextDouble(1, 5), random.nextDouble(0.05, 1));
      List<Customer> customers = customers(random);
      EngineSpec engine =
          new TokensSpec(
              servers, always(firstToken), always(1000), queue, Discipline.of(order), slowdown);
      simulate(customers, new Link(servers, queue, order, firstToken, slowdown));
      compare("slowing, %s, seed %d".formatted(order, seed), engine, customers);
    }
  }

  private static Customer next(Order order, List<Customer> waiting) {
    return switch (order) {
      case FIFO -> waiting.get(0);
      case LIFO -> waiting.get(waiting.size() - 1);
      case PRIORITY ->
          waiting.stream()
              .max(
                  Comparator.<Customer>comparingInt(c -> c.priority)
                      .thenComparingDouble(c -> -c.arrival))
              .orElseThrow();
      default -> throw new IllegalArgumentException(order.toString());
    };
  }

  @Test
  void sharedServer_isThatOfTheReference() {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double capacity = random.nextDouble(0.5, 5);
      int limit = random.nextInt(1, 20);
      double work = random.nextDouble(0.5, 6);
      List<Customer> customers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        customers.add(new Customer(random, work));
      }
      simulate(
          customers,
          new Rules() {
            private double speed = capacity;

            @Override
            public void resize(double share) {
              double units = Math.ceil(capacity);
              speed = Math.round(units * share) * capacity / units;
            }

            @Override
            public void serve(List<Customer> inside, List<Customer> served) {
              served.clear();
              served.addAll(inside);
            }

            @Override
            public double speed(int served) {
              return Math.min(1, speed / served);
            }

            @Override
            public boolean hasRoom(List<Customer> inside, List<Customer> served) {
              return inside.size() < limit;
            }
          });
      EngineSpec engine = new SharingSpec(capacity, always(work), limit);
      compare("sharing, seed " + seed, engine, customers);
    }
  }
}
