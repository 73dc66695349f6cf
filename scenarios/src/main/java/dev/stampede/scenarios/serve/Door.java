package dev.stampede.scenarios.serve;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask. Other pages in the same browser can send requests to a local server, and a name that
 * they own can be made to point at this machine (DNS rebinding); so a request must name this server
 * as its host, must come from a page of its own or from nobody's, and must know a secret that only
 * the printed address has.
 *
 * @param port on which the server listens
 * @param secret begins every path
 */
record Door(int port, String secret) {

  private static final int SECRET_BYTES = 16;

  /** Where a request may come from: a page of this server, or the browser's address bar. */
  private static final List<String> SITES = List.of("same-origin", "none");

  /** Returns the door of a port with a secret that nobody can guess. */
  static Door at(int port) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Door(port, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** What every path begins with. */
  String root() {
    return "/" + secret;
  }

  private List<String> hosts() {
    return List.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /**
   * Returns why a request is refused; empty if it may come in.
   *
   * @param path as it was sent
   */
  Optional<Refusal> refusal(String method, String path, Headers headers) {
    List<String> host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts().contains(host.get(0))) {
      return Optional.of(new Refusal(403, "this is another host than the one that was asked for"));
    }
    List<String> origin = headers.getOrDefault("Origin", List.of());
    boolean changes = !method.equals("GET");
    boolean isOwn =
        origin.isEmpty()
            ? !changes
            : origin.size() == 1
                && hosts().stream().anyMatch(own -> origin.get(0).equals("http://" + own));
    List<String> site = headers.getOrDefault("Sec-Fetch-Site", List.of());
    if (!isOwn || !(site.isEmpty() || SITES.containsAll(site))) {
      return Optional.of(new Refusal(403, "only pages of this server may ask it"));
    }
    if (!knowsSecret(path)) {
      return Optional.of(
          new Refusal(404, "there is nothing here; open the address that stampede has printed"));
    }
    return Optional.empty();
  }

  private boolean knowsSecret(String path) {
    int end = path.indexOf('/', 1);
    return end > 0
        && MessageDigest.isEqual(
            path.substring(0, end).getBytes(StandardCharsets.UTF_8),
            root().getBytes(StandardCharsets.UTF_8));
  }
}
