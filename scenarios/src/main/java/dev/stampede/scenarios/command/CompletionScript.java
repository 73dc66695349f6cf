package dev.stampede.scenarios.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What makes a shell complete the command line, made of the commands there are. */
final class CompletionScript {
  private static final String BASH =
      """
      # Completion of stampede: verbs, options, scenario files, and paths after --set.
      _stampede() {
        local cur=${COMP_LINE:0:COMP_POINT}
        cur=${cur##*[[:space:]]}
        local verb=${COMP_WORDS[1]} before=${COMP_WORDS[COMP_CWORD-1]} file= word
        COMPREPLY=()
        for word in "${COMP_WORDS[@]:1}"; do
          case $word in *.yaml|*.yml) file=$word ;; esac
        done
        if [ "$before" = --set ] && [[ $cur != *=* ]]; then
          compopt -o nospace 2>/dev/null
          COMPREPLY=($(compgen -W "$(stampede completion --paths "$cur" --of "$file" 2>/dev/null)" -- "$cur"))
          return
        fi
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "%s" -- "$cur"))
          return
        fi
        [ "$verb" = plan ] && [ "$COMP_CWORD" -eq 2 ] && COMPREPLY=($(compgen -W "%s" -- "$cur"))
        [ "$verb" = plan ] && [ "$COMP_CWORD" -gt 2 ] && verb="plan ${COMP_WORDS[2]}"
        for word in $verb; do
          case $word in
      %s    esac
        done
        if [[ $cur != -* ]]; then
          COMPREPLY+=($(compgen -f -X '!*.yaml' -- "$cur") $(compgen -d -- "$cur"))
        fi
      }
      complete -o filenames -F _stampede stampede
      """;

  private static final String FISH =
      """
      # Completion of stampede: verbs, options, scenario files, and paths after --set.
      function __stampede_paths
        set -l file (string match -r '\\S+\\.ya?ml' -- (commandline -opc) | tail -1)
        stampede completion --paths (commandline -ct) --of "$file" 2>/dev/null
      end
      complete -c stampede -f
      complete -c stampede -n 'not __fish_use_subcommand' -a '(__fish_complete_suffix .yaml)'
      """;

  private final CommandSpec root;

  CompletionScript(CommandSpec root) {
    this.root = root;
  }

  private List<CommandSpec> verbs() {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(verb -> !verb.usageMessage().hidden())
        .toList();
  }

  private static List<String> options(CommandSpec verb) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : verb.options()) {
      if (!option.hidden()) {
        names.add(option.longestName());
      }
    }
    return names;
  }

  /**
   * Returns the script for bash.
   *
   * @param zsh true if zsh runs it, which can read bash's
   */
  String bash(boolean zsh) {
    StringBuilder cases = new StringBuilder();
    for (CommandSpec verb : verbs()) {
      cases.append(
          "      %s) COMPREPLY+=($(compgen -W \"%s\" -- \"$cur\")) ;;\n"
              .formatted(verb.name(), String.join(" ", options(verb))));
    }
    List<String> first = new ArrayList<>(verbs().stream().map(CommandSpec::name).toList());
    first.addAll(options(root));
    String script =
        BASH.formatted(String.join(" ", first), String.join(" ", Questions.VERBS), cases);
    return zsh
        ? "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n"
            + script
        : script;
  }

  /** Returns the script for fish. */
  String fish() {
    StringBuilder out = new StringBuilder(FISH);
    for (CommandSpec verb : verbs()) {
      String name = verb.name();
      out.append(
          "complete -c stampede -n __fish_use_subcommand -a %s -d '%s'\n"
              .formatted(name, quoted(verb.usageMessage().description())));
      for (OptionSpec option : verb.options()) {
        if (option.hidden()) {
          continue;
        }
        boolean path = option.longestName().equals("--set");
        out.append(
            "complete -c stampede -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'\n"
                .formatted(
                    name,
                    option.longestName().replaceFirst("^-+", ""),
                    path ? " -x -a '(__stampede_paths)'" : option.arity().max() > 0 ? " -r" : "",
                    quoted(option.description())));
      }
    }
    return out.toString();
  }

  private static String quoted(String[] description) {
    String first = description.length == 0 ? "" : description[0];
    int end = first.indexOf(". ");
    return (end < 0 ? first : first.substring(0, end)).replace("'", "").replace("%%", "%");
  }
}
