package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ExampleExperiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TypefaceTest {

  /** Draws one chart, in a process of its own. */
  static final class Drawing {
    private Drawing() {}

    public static void main(String[] args) throws IOException {
      Chart chart = Charts.of(ExampleExperiment.blackFriday()).get(0);
      Files.write(Path.of(args[0]), chart.png());
      Files.writeString(Path.of(args[1]), chart.svg());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere a machine without fonts cannot be made up
  void charts_areTheSameOnAMachineWithoutFonts(@TempDir Path folder) throws Exception {
    Path configuration =
        Files.writeString(
            folder.resolve("fonts.conf"),
            "<?xml version=\"1.0\"?><fontconfig><cachedir>%s</cachedir></fontconfig>"
                .formatted(folder));
    Path png = folder.resolve("chart.png");
    Path svg = folder.resolve("chart.svg");
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Drawing.class.getName(),
            png.toString(),
            svg.toString());
    builder.environment().put("FONTCONFIG_FILE", configuration.toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    int code = builder.start().waitFor();
    assertThat(code).as(() -> read(output)).isZero();
    Chart here = Charts.of(ExampleExperiment.blackFriday()).get(0);
    assertThat(svg).content(StandardCharsets.UTF_8).isEqualTo(here.svg());
    assertThat(png).binaryContent().isEqualTo(here.png());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
