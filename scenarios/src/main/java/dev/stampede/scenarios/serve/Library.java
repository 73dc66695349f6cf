package dev.stampede.scenarios.serve;

import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.serve.ServedScenario.Text;
import dev.stampede.scenarios.starter.Starter;
import dev.stampede.scenarios.starter.Starters;
import dev.stampede.scenarios.text.ShellWord;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What pages can be opened with. */
public interface Library {

  /** Scenarios to choose from; none where there is only one. */
  List<Starter> choices();

  /**
   * Returns the scenario of a name, as it is now; empty if there is none.
   *
   * @param name of one of the choices; empty for the only one
   * @throws IOException if it cannot be read; the message says which and why
   */
  Optional<Text> find(String name) throws IOException;

  /**
   * Returns that of one file.
   *
   * @param settings that hold from the start
   * @param reach where the files of other programs may lie that it names
   */
  static Library of(Path file, List<String> settings, InputFiles.Reach reach) {
    return new OneFile(file, settings, reach);
  }

  /** Returns that of the scenarios to begin with. */
  static Library ofStarters() {
    return new Shelf();
  }

  /** One file, which is read again each time. */
  record OneFile(Path file, List<String> settings, InputFiles.Reach reach) implements Library {

    /** Copies the list. */
    public OneFile {
      settings = List.copyOf(settings);
    }

    @Override
    public List<Starter> choices() {
      return List.of();
    }

    @Override
    public Optional<Text> find(String name) throws IOException {
      if (!name.isEmpty()) {
        return Optional.empty();
      }
      Path folder = file.toAbsolutePath().getParent();
      return Optional.of(
          new Text(
              Source.read(file),
              folder == null ? Path.of("") : folder,
              settings,
              reach,
              "./stampede run " + ShellWord.of(file.toString())));
    }
  }

  /** The scenarios to begin with. */
  record Shelf() implements Library {

    @Override
    public List<Starter> choices() {
      return Starters.all();
    }

    @Override
    public Optional<Text> find(String name) {
      return Starters.find(name)
          .map(
              starter ->
                  new Text(
                      Source.of(name + ".yaml", starter.text()),
                      Path.of(""),
                      List.of(),
                      InputFiles.Reach.FOLDER,
                      "./stampede init %1$s && ./stampede run %1$s.yaml".formatted(name)));
    }
  }
}
