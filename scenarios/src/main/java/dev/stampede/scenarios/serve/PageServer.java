package dev.stampede.scenarios.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stampede.reports.live.LiveHtml;
import dev.stampede.reports.live.LiveHtml.Choice;
import dev.stampede.reports.live.LivePage;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.serve.Mailbox.Letter;
import dev.stampede.scenarios.serve.OpenPage.Move;
import dev.stampede.scenarios.serve.ServedScenario.Text;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves pages to this machine alone. It reads no file but the scenario and what that names, and
 * writes none.
 */
public final class PageServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 32;
  private static final int MOST_BODY_BYTES = 1 << 16;
  private static final int MOST_SETTINGS = 200;

  /** Each page that is open listens with one of them. */
  private static final int THREADS = 2 * OpenPages.MOST + 8;

  private static final int MOST_WAITING = 64;

  /** How soon it is seen at the latest that nobody listens any more. */
  private static final long BREATH_MILLIS = 10_000;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern CHOICE = Pattern.compile("/starters/([a-z-]+)/");
  private static final Pattern PAGE = Pattern.compile("/pages/([0-9]+)/([a-z.]+)");

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Door door;
  private final Library library;
  private final int jobs;
  private final LiveHtml html = new LiveHtml();
  private final OpenPages pages = new OpenPages();
  private final AtomicInteger lastPage = new AtomicInteger();

  private PageServer(HttpServer server, Library library, int jobs) {
    this.server = server;
    this.library = library;
    this.jobs = jobs;
    this.door = Door.at(server.getAddress().getPort());
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "page server");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to serve.
   *
   * @param port to listen at; 0 for any that is free
   * @param jobs threads for the runs of each page, at least 1
   * @throws IOException if it cannot listen there; the message says why
   */
  public static PageServer open(int port, Library library, int jobs) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    HttpServer server;
    try {
      server = HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new IOException("cannot listen at 127.0.0.1:%d: %s".formatted(port, e.getMessage()), e);
    }
    PageServer pages = new PageServer(server, library, jobs);
    server.createContext("/", pages::answer);
    server.setExecutor(pages.threads);
    server.start();
    return pages;
  }

  /** Where the first page is. Whoever knows it may ask for everything. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d%s/".formatted(door.port(), door.root()));
  }

  /** Ends all runs, and serves no more. */
  @Override
  public void close() {
    pages.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = new Reply(exchange);
      String path = String.valueOf(exchange.getRequestURI().getRawPath());
      Optional<Refusal> refusal =
          door.refusal(exchange.getRequestMethod(), path, exchange.getRequestHeaders());
      if (refusal.isPresent()) {
        reply.refuse(refusal.get());
        return;
      }
      answer(exchange, path.substring(door.root().length()), reply);
    }
  }

  private void answer(HttpExchange exchange, String path, Reply reply) throws IOException {
    Matcher choice = CHOICE.matcher(path);
    Matcher page = PAGE.matcher(path);
    if (path.equals("/") && !library.choices().isEmpty()) {
      if (isMethod("GET", exchange, reply)) {
        reply.page(200, html.choice(choices()));
      }
    } else if (path.equals("/") || choice.matches()) {
      if (isMethod("GET", exchange, reply)) {
        openPage(path.equals("/") ? "" : choice.group(1), reply);
      }
    } else if (page.matches()) {
      OpenPage asked = pages.find(page.group(1));
      if (asked == null) {
        reply.refuse(
            new Refusal(404, "this page was closed because others were opened: load it again"));
      } else {
        answer(exchange, asked, page.group(2), reply);
      }
    } else {
      reply.refuse(new Refusal(404, "there is nothing here"));
    }
  }

  private void answer(HttpExchange exchange, OpenPage page, String what, Reply reply)
      throws IOException {
    switch (what) {
      case "events" -> {
        if (isMethod("GET", exchange, reply)) {
          tell(page, reply);
        }
      }
      case "scenario.yaml" -> {
        if (isMethod("GET", exchange, reply)) {
          file(reply, "text/yaml", page.fileName(), page.changedFile());
        }
      }
      case "report.html" -> {
        if (isMethod("GET", exchange, reply)) {
          file(reply, "text/html", "report.html", page.report());
        }
      }
      case "move", "look" -> {
        if (isMethod("POST", exchange, reply)) {
          hear(exchange, page, what.equals("move"), reply);
        }
      }
      default -> reply.refuse(new Refusal(404, "there is nothing here"));
    }
  }

  private static void file(Reply reply, String type, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      reply.file(type, name, text.get());
    } else {
      reply.refuse(new Refusal(404, "there is nothing to be saved yet"));
    }
  }

  private static boolean isMethod(String method, HttpExchange exchange, Reply reply)
      throws IOException {
    if (exchange.getRequestMethod().equals(method)) {
      return true;
    }
    exchange.getResponseHeaders().set("Allow", method);
    reply.refuse(new Refusal(405, "here " + method + " is answered alone"));
    return false;
  }

  private List<Choice> choices() {
    return library.choices().stream()
        .map(
            starter ->
                new Choice(
                    starter.name(),
                    starter.question(),
                    "%s/starters/%s/".formatted(door.root(), starter.name())))
        .toList();
  }

  private void openPage(String name, Reply reply) throws IOException {
    Optional<Text> text;
    try {
      text = library.find(name);
    } catch (IOException e) {
      reply.page(200, html.refusal("scenario", String.valueOf(e.getMessage())));
      return;
    }
    if (text.isEmpty()) {
      reply.refuse(new Refusal(404, "there is no such scenario"));
      return;
    }
    ServedScenario scenario = new ServedScenario(text.get());
    ReadScenario read = scenario.asOpened().scenario();
    if (read == null) {
      reply.page(200, html.refusal(text.get().fileName(), scenario.asOpened().problems()));
      return;
    }
    String id = Integer.toString(lastPage.incrementAndGet());
    String base = "%s/pages/%s".formatted(door.root(), id);
    pages.add(id, new OpenPage(scenario, base, jobs, html));
    reply.page(200, html.page(page(scenario, read, base)));
  }

  private static LivePage page(ServedScenario scenario, ReadScenario read, String base) {
    Text text = scenario.text();
    ReadScenario inFile = text.settings().isEmpty() ? read : scenario.read(List.of()).scenario();
    Effective effective = inFile == null ? read.effective() : inFile.effective();
    Node.Mapping written = Document.parse(text.source(), new Problems());
    Sliders sliders =
        written == null
            ? new Sliders(List.of(), List.of(), List.of())
            : Sliders.of(effective, written);
    return new LivePage(
        base,
        PlainText.of(text.fileName()),
        read.scenario().trial().architectures().stream().map(a -> a.name()).toList(),
        sliders.first(),
        sliders.rest(),
        sliders.paths(),
        text.settings());
  }

  private static void hear(HttpExchange exchange, OpenPage page, boolean moves, Reply reply)
      throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith(FORM)) {
      reply.refuse(new Refusal(415, "a form is expected, as " + FORM));
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      reply.refuse(new Refusal(413, "more than %d bytes".formatted(MOST_BODY_BYTES)));
      return;
    }
    try {
      Fields fields = Fields.read(new String(body, StandardCharsets.UTF_8));
      if (fields.all("set").size() > MOST_SETTINGS) {
        reply.refuse(new Refusal(400, "more than %d settings".formatted(MOST_SETTINGS)));
        return;
      }
      HashSet<String> open = new HashSet<>(fields.all("open"));
      if (moves) {
        page.move(
            new Move(fields.number("number"), fields.all("set"), fields.first("first")), open);
      } else {
        page.look(open);
      }
    } catch (IllegalArgumentException e) {
      reply.refuse(new Refusal(400, "the form cannot be read"));
      return;
    }
    reply.done();
  }

  /** Tells a page what there is to be told, until it goes away. */
  private static void tell(OpenPage page, Reply reply) throws IOException {
    Mailbox mail = page.mail();
    int reader = mail.open();
    try (OutputStream out = reply.events()) {
      Optional<List<Letter>> letters = mail.take(reader, BREATH_MILLIS);
      while (letters.isPresent()) {
        out.write(text(letters.get()).getBytes(StandardCharsets.UTF_8));
        out.flush();
        letters = mail.take(reader, BREATH_MILLIS);
      }
    } catch (IOException e) {
      if (mail.isReadBy(reader)) {
        page.rest(); // nobody listens any more
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes events as browsers read them; a comment where there are none, to see who is there. */
  private static String text(List<Letter> letters) {
    StringBuilder text = new StringBuilder(letters.isEmpty() ? ":\n\n" : "");
    for (Letter letter : letters) {
      text.append("event: ").append(letter.kind()).append('\n');
      text.append("id: ").append(letter.number()).append('\n');
      letter.text().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
      if (letter.text().isEmpty()) {
        text.append("data:\n");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
