package dev.stampede.reports.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page, driven by its DevTools protocol. It is asked one thing at a
 * time, from one thread.
 */
@SuppressWarnings("try") // whoever closes it waits for Chromium, and may be interrupted
public final class Browser implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private String session = "";
  private int last;

  /** Starts it. */
  public Browser() throws Exception {
    profile = Files.createTempDirectory("stampede-browser");
    process =
        new ProcessBuilder(
                executable().orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    HttpClient client = HttpClient.newHttpClient();
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        send("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    session =
        send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", Map.of());
    }
  }

  /** Where Chromium is; empty where it is not installed. */
  public static Optional<Path> executable() {
    return Pattern.compile(":")
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(
            folder ->
                List.of(Path.of(folder, "chromium"), Path.of(folder, "google-chrome")).stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String address() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}));
        rest.setDaemon(true);
        rest.start();
        return matcher.group(1);
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  /** Puts messages together from their parts. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
      parts.append(part);
      if (whole) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Asks something of the page, and returns the answer. */
  public JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    last++;
    Map<String, Object> message = new java.util.LinkedHashMap<>();
    message.put("id", last);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode next = next();
      if (next.path("id").asInt(0) == last) {
        if (next.has("error")) {
          throw new IllegalStateException(method + ": " + next.get("error"));
        }
        return next.get("result");
      }
      events.add(next);
    }
  }

  private JsonNode next() throws Exception {
    String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new IOException("Chromium does not answer");
    }
    return JSON.readTree(text);
  }

  /** Opens a page at a width and a height in CSS pixels, and waits until it is loaded. */
  public void open(URI page, int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    load(URI.create("about:blank")); // another fragment alone would load nothing
    load(page);
  }

  private void load(URI page) throws Exception {
    events.clear();
    send("Page.navigate", Map.of("url", page.toString()));
    while (events.stream()
        .noneMatch(e -> e.path("method").asString("").equals("Page.loadEventFired"))) {
      events.add(next());
    }
  }

  /** Shows the page in dark or light surroundings. */
  public void dark(boolean dark) throws Exception {
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Lets the page run its scripts or not, from the next one opened on. */
  public void scripts(boolean on) throws Exception {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Returns what an expression comes to in the page. */
  public JsonNode value(String expression) throws Exception {
    JsonNode result =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** Moves the mouse to a point of the window, in CSS pixels. */
  public void move(double x, double y) throws Exception {
    mouse("mouseMoved", x, y, "none");
  }

  /** Presses, draws and lets go of the mouse. */
  public void drag(double fromX, double y, double toX) throws Exception {
    mouse("mousePressed", fromX, y, "left");
    mouse("mouseMoved", (fromX + toX) / 2, y, "left");
    mouse("mouseMoved", toX, y, "left");
    mouse("mouseReleased", toX, y, "left");
  }

  private void mouse(String type, double x, double y, String button) throws Exception {
    send(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", button, "clickCount", 1));
  }

  /** Presses a key and lets it go. */
  public void key(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
      send(
          "Input.dispatchKeyEvent",
          text.isEmpty() || type.equals("keyUp")
              ? Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code(key))
              : Map.of("type", type, "key", key, "text", text, "windowsVirtualKeyCode", code(key)));
    }
  }

  private static int code(String key) {
    return switch (key) {
      case "Tab" -> 9;
      case "Enter" -> 13;
      case "Escape" -> 27;
      case " " -> 32;
      case "ArrowLeft" -> 37;
      case "ArrowRight" -> 39;
      case "Home" -> 36;
      default -> key.toUpperCase(java.util.Locale.ROOT).charAt(0);
    };
  }

  /** Returns the page as a PDF of A4, with nothing of the browser's own. */
  public byte[] pdf(String ranges) throws Exception {
    JsonNode printed =
        send(
            "Page.printToPDF",
            Map.of("preferCSSPageSize", true, "printBackground", false, "pageRanges", ranges));
    return Base64.getDecoder().decode(printed.get("data").asString());
  }

  /** Returns what is in the window, as a PNG. */
  public byte[] picture() throws Exception {
    return Base64.getDecoder()
        .decode(send("Page.captureScreenshot", Map.of("format", "png")).get("data").asString());
  }

  /** Returns what went wrong since the page was opened. */
  public List<String> complaints() throws Exception {
    value("1");
    return events.stream()
        .filter(
            e ->
                List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
                    .contains(e.path("method").asString("")))
        .map(JsonNode::toString)
        .toList();
  }

  /** Returns the addresses that were asked for since the page was opened. */
  public List<String> requests() throws Exception {
    value("1");
    return events.stream()
        .filter(e -> e.path("method").asString("").equals("Network.requestWillBeSent"))
        .map(e -> e.get("params").get("request").get("url").asString())
        .toList();
  }

  @Override
  public void close() throws Exception {
    session = "";
    send("Browser.close", Map.of());
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    Files.walkFileTree(
        profile,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
            return gone(file);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return gone(folder);
          }

          private FileVisitResult gone(Path path) {
            try {
              Files.deleteIfExists(path);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
