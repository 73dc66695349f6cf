package dev.stampede.scenarios.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.stampede.reports.live.LiveHtml;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How requests are answered: whatever it is, no browser keeps it, frames it or guesses at it. */
final class Reply {

  private final HttpExchange exchange;

  Reply(HttpExchange exchange) {
    this.exchange = exchange;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", LiveHtml.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  /** Sends a page. */
  void page(int status, String html) throws IOException {
    send(status, "text/html", html);
  }

  /** Sends a file to be saved. */
  void file(String type, String name, String text) throws IOException {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"%s\"".formatted(plain));
    send(200, type, text);
  }

  /** Says why there is no answer. */
  void refuse(Refusal refusal) throws IOException {
    send(refusal.status(), "text/plain", refusal.words() + "\n");
  }

  /** Says that it is done. */
  void done() throws IOException {
    exchange.sendResponseHeaders(204, -1);
  }

  /** Begins a stream of events, which ends when it is closed. */
  OutputStream events() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private void send(int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
