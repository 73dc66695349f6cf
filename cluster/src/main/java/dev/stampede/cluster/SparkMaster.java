package dev.stampede.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Spark is: the URL of a standalone cluster's master, of several that stand in for each
 * other, or of none where it runs within this machine.
 */
record SparkMaster(String url) {

  private static final String SCHEME = "spark://";
  private static final Pattern STANDALONE =
      Pattern.compile("spark://[^,/\\s]+:\\d{1,5}(,[^,/\\s]+:\\d{1,5})*");
  private static final Pattern WITHIN =
      Pattern.compile("local(\\[(\\*|[1-9]\\d{0,4})])?|local-cluster\\[\\d+,\\d+,\\d+]");

  private static final int PATIENCE_MILLIS = 5_000;

  /** What speaks against it; empty for nothing. */
  Optional<String> objection() {
    return STANDALONE.matcher(url).matches() || WITHIN.matcher(url).matches()
        ? Optional.empty()
        : Optional.of("'%s' is neither spark://HOST:PORT nor local[N]".formatted(url));
  }

  /** Whether executors are processes of their own, which have to be given what they run. */
  boolean isElsewhere() {
    return !url.startsWith("local") || url.startsWith("local-cluster");
  }

  /**
   * Looks whether anybody listens there, sooner than Spark gives up, which takes a minute.
   *
   * @return the address of this machine that is seen from there; empty where Spark is within it
   * @throws IOException if no master can be reached; the message says why
   */
  Optional<InetAddress> reach() throws IOException {
    IOException last = null;
    for (String address : addresses()) {
      int colon = address.lastIndexOf(':');
      String host = address.substring(0, colon);
      int port = Integer.parseInt(address.substring(colon + 1));
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE_MILLIS);
        return Optional.of(socket.getLocalAddress());
      } catch (IOException | IllegalArgumentException e) { // a port beyond 65535, say
        last = new IOException("no Spark answers at %s: %s".formatted(url, e.getMessage()), e);
      }
    }
    if (last != null) {
      throw last;
    }
    return Optional.empty();
  }

  private List<String> addresses() {
    return url.startsWith(SCHEME)
        ? Arrays.asList(url.substring(SCHEME.length()).split(","))
        : List.of();
  }
}
