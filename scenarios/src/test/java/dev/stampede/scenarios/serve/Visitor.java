package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Someone who has opened a page, as a browser asks for it, and hears what it is told. */
final class Visitor implements AutoCloseable {

  private static final Pattern BASE = Pattern.compile("data-base=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger moves = new AtomicInteger();
  private final URI address;
  private final HttpResponse<String> page;
  private Stream<String> lines = Stream.empty();
  private Iterator<String> heard = lines.iterator();

  /** Opens a page. */
  Visitor(URI address) throws Exception {
    this.address = address;
    this.page = get(address.getPath());
  }

  HttpResponse<String> page() {
    return page;
  }

  /** The path below which the page asks. */
  String base() {
    Matcher base = BASE.matcher(page.body());
    assertThat(base.find()).as(page.body()).isTrue();
    return base.group(1);
  }

  String origin() {
    return "http://" + address.getAuthority();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Origin", origin());
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
    return client.send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private int post(String what, String fields) throws Exception {
    return send("POST", base() + "/" + what, fields, "application/x-www-form-urlencoded")
        .statusCode();
  }

  /** Moves values, with some questions open. */
  void move(List<String> open, String... settings) throws Exception {
    String fields =
        Stream.concat(
                open.stream().map(id -> "open=" + id),
                Stream.of(settings).map(s -> "set=" + URLEncoder.encode(s, StandardCharsets.UTF_8)))
            .collect(Collectors.joining("&"));
    assertThat(post("move", "number=%d&%s".formatted(moves.incrementAndGet(), fields)))
        .isEqualTo(204);
  }

  /** Opens some questions. */
  void look(String... open) throws Exception {
    String fields = Stream.of(open).map(id -> "open=" + id).collect(Collectors.joining("&"));
    assertThat(post("look", fields)).isEqualTo(204);
  }

  /** Begins to listen. */
  void listen() throws Exception {
    HttpResponse<Stream<String>> events =
        client.send(request(base() + "/events").build(), BodyHandlers.ofLines());
    assertThat(events.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream; charset=utf-8");
    lines = events.body();
    heard = lines.iterator();
  }

  /** Returns the next news of a kind, about the last move, that are as they are awaited. */
  String hear(String kind, Predicate<String> awaited) {
    while (heard.hasNext()) {
      if (!heard.next().equals("event: " + kind)) {
        continue;
      }
      String number = heard.next();
      StringBuilder text = new StringBuilder();
      for (String line = heard.next(); line.startsWith("data:"); line = heard.next()) {
        text.append(line.substring(5).strip()).append('\n');
      }
      if (number.equals("id: " + moves) && awaited.test(text.toString())) {
        return text.toString();
      }
    }
    throw new AssertionError("the stream has ended");
  }

  /** Waits until the run of the last move has ended. */
  void awaitEnd() {
    hear("progress", text -> text.contains("class=\"done\""));
  }

  /** Returns the status of a request that no HTTP client would send. */
  static String raw(URI address, String request) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
