package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorDefaults;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The client libraries of Anthropic and OpenAI, which one generator (Stainless) makes: retries
 * around a pool of connections, around timeouts of one attempt. There is no deadline.
 */
final class StainlessSdk implements VendorKind {
  private static final int MOST_RETRIES = 100;

  /** Their own refusals reach a client as a 429 or a 503. */
  private static final List<String> PROXIES = List.of("envoy.", "istio.", "kong.");

  /** A timeout of httpx: one for everything, or one for each. */
  private record Httpx(Node.Scalar connect, Node.Scalar read, Node.Scalar pool) {

    static Httpx read(VendorElement in) {
      if (!in.isMapping("timeout")) {
        Node.Scalar each = in.time("timeout", Unit.SECONDS);
        return new Httpx(each, each, each);
      }
      VendorElement timeout = in.inside("timeout");
      timeout.time("write", Unit.SECONDS); // a prompt is sent at once
      return new Httpx(
          timeout.time("connect", Unit.SECONDS),
          timeout.time("read", Unit.SECONDS),
          timeout.time("pool", Unit.SECONDS));
    }
  }

  private static final String CONNECTIONS = "max_connections";

  /** Options of its clients that the libraries for Python spell otherwise. */
  private static final List<String> OF_NODE =
      List.of(
          "maxRetries",
          "apiKey",
          "authToken",
          "baseURL",
          "defaultHeaders",
          "defaultQuery",
          "fetchOptions",
          "logLevel",
          "dangerouslyAllowBrowser");

  private final String node;

  /**
   * Makes one.
   *
   * @param node the version of the library for node, which spells its keys otherwise and counts
   *     milliseconds
   */
  StainlessSdk(String node) {
    this.node = node;
  }

  /** Keys as the library for node spells them choose it. */
  @Override
  public ValueReader part(ValueReader given) {
    boolean isNode =
        given.node() instanceof Node.Mapping own
            && own.find(VendorDefaults.CHOICE) == null
            && OF_NODE.stream().anyMatch(key -> own.find(key) != null);
    if (!isNode || !(given.node() instanceof Node.Mapping own)) {
      return given;
    }
    Node.Scalar key = new Node.Scalar(VendorDefaults.CHOICE, true, own.at());
    return given.instead(own.with(new Node.Entry(key, new Node.Scalar(node, true, own.at()))));
  }

  @Override
  public Translation translate(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    if (in.number("max_retries", 0, MOST_RETRIES) > 0) {
      Written retry =
          in.write()
              .with("max_retries", in.whole("max_retries", 0, MOST_RETRIES, 0))
              .with(in.behavior("retry"));
      if (in.isFollowedBy(PROXIES)) {
        retry.with(in.behavior("retry_before_a_proxy"));
      }
      chain.add(retry.element("retry"));
    }
    if (in.keys().find(CONNECTIONS) == null) {
      chain.add(untilHeaders(in));
      return Translation.of(chain);
    }
    Written connections =
        in.write().with("max_concurrent", in.whole(CONNECTIONS, 1, Integer.MAX_VALUE, 0));
    if (!in.has("timeout")) {
      chain.add(connections.with("max_wait", Timeouts.FOREVER).element("bulkhead"));
      return Translation.of(chain);
    }
    Httpx timeout = Httpx.read(in);
    chain.add(connections.with("max_wait", timeout.pool()).element("bulkhead"));
    chain.add(Timeouts.of(in, timeout.connect(), timeout.read()));
    return Translation.of(chain);
  }

  /** The library for node has one timeout, which ends when the headers come, and no pool. */
  private static Node untilHeaders(VendorElement in) {
    return in.write().with("first_token", in.time("timeout", Unit.MILLISECONDS)).element("timeout");
  }
}
