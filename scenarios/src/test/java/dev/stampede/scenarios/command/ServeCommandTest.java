package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;

  @Test
  void whatCannotBeServed_isSaidAtOnce() throws Exception {
    Path file = small(folder);
    assertThat(run("serve", folder.resolve("none.yaml")).code())
        .isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    CommandLineFixture.Result invalid = run("serve", file, "--set", "faults.gone.for=2");
    assertThat(invalid.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(invalid.err()).contains("has no unit");
    assertThat(run("serve", file, "--port", "70000").err())
        .contains("--port (70000) must be from 0 to 65535");
    assertThat(run("serve", "--set", "seed=2").err()).contains("there is none");
    assertThat(run("serve", file, "-j", "0").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      CommandLineFixture.Result refused = run("serve", file, "--port", taken.getLocalPort());
      assertThat(refused.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
      assertThat(refused.err()).contains("cannot listen at 127.0.0.1:" + taken.getLocalPort());
    }
  }

  /** Ctrl-C takes the same way, but a shell may have had its children ignore it. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void thePage_isThereUntilItIsInterrupted() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                small(folder).toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      URI address = URI.create(out.readLine());
      String page =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
              .body();
      assertThat(page).contains("small.yaml", "demand.work.arrivals.rate");

      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(folder.resolve("err")).content().contains("Ctrl-C ends it");
    } finally {
      process.destroyForcibly();
    }
  }
}
