package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the page about the language, made of its forms: {@code <!-- keys of retry -->} and
 * {@code <!-- kinds of policy -->} each stand before a table, {@code <!-- end -->} behind it. What
 * is inside a mapping is told with it, as a path, unless it has a table of its own.
 */
public final class ReferencePage {
  private static final Pattern TABLE =
      Pattern.compile("<!-- (keys|kinds) of ([^>]+) -->\n.*?<!-- end -->", Pattern.DOTALL);

  private final Catalogue catalogue;
  private final Set<String> own = new HashSet<>();
  private final Set<String> told = new LinkedHashSet<>();

  /**
   * Reads a page.
   *
   * @param scenario the keys at the top
   */
  private ReferencePage(Form scenario, String page) {
    this.catalogue = new Catalogue(scenario);
    for (Matcher matcher = TABLE.matcher(page); matcher.find(); ) {
      if (matcher.group(1).equals("keys")) {
        own.add(matcher.group(2));
      } else {
        kinds(matcher.group(2)).list().forEach(kind -> ownForms(kind.shape()));
      }
    }
  }

  private void ownForms(Shape shape) {
    if (shape instanceof Shape.Keys keys) {
      own.add(keys.form().name());
    } else if (shape instanceof Shape.Either either) {
      either.shapes().forEach(this::ownForms);
    }
  }

  /**
   * Returns a page with its tables as the forms say.
   *
   * @param scenario the keys at the top
   */
  public static String rewritten(Form scenario, String page) {
    ReferencePage tables = new ReferencePage(scenario, page);
    return TABLE.matcher(page).replaceAll(match -> Matcher.quoteReplacement(tables.table(match)));
  }

  /**
   * Returns the forms that no table of a page tells of.
   *
   * @param scenario the keys at the top
   */
  public static Set<String> missing(Form scenario, String page) {
    ReferencePage tables = new ReferencePage(scenario, page);
    TABLE.matcher(page).results().forEach(tables::table);
    Set<String> missing = new LinkedHashSet<>(tables.catalogue.forms().keySet());
    missing.removeAll(tables.told);
    missing.removeAll(tables.own);
    missing.removeIf(form -> form.startsWith("law of ")); // those of times stand for all
    return missing;
  }

  private String table(MatchResult match) {
    String name = match.group(2);
    StringBuilder out = new StringBuilder("<!-- %s of %s -->%n".formatted(match.group(1), name));
    if (match.group(1).equals("keys")) {
      Form form = catalogue.forms().get(name);
      if (form == null) {
        throw new IllegalArgumentException("no form is called '%s'".formatted(name));
      }
      out.append("| key | takes | default | what it is |\n|---|---|---|---|\n");
      keys(out, "", form);
    } else {
      out.append("| kind | key | takes | default | what it is |\n|---|---|---|---|---|\n");
      kinds(out, kinds(name));
    }
    return out.append("<!-- end -->").toString();
  }

  private Kinds<?> kinds(String noun) {
    Kinds<?> kinds = catalogue.kinds().get(noun);
    if (kinds == null) {
      throw new IllegalArgumentException("there are no kinds of '%s'".formatted(noun));
    }
    return kinds;
  }

  private void kinds(StringBuilder out, Kinds<?> kinds) {
    Set<Key<?>> common = common(kinds);
    Map<String, String> before = new HashMap<>();
    for (Kind<?> kind : kinds.list()) {
      StringBuilder rows = new StringBuilder();
      String alone = kind.shape() instanceof Shape.Keys ? "" : Words.of(kind.shape());
      for (Form form : forms(kind.shape())) {
        told.add(form.name());
        rows(rows, "", form, common);
      }
      out.append(
          "| `%s` | | %s | | **%s** |%n"
              .formatted(kind.name(), alone.replace(", or mapping", ""), kind.sentence()));
      String same = before.putIfAbsent(rows.toString(), kind.name());
      if (same != null && !rows.isEmpty()) {
        out.append("| | | | | as `%s` |%n".formatted(same));
      } else {
        rows.toString().lines().forEach(row -> out.append("| ").append(row).append('\n'));
      }
    }
    StringBuilder rows = new StringBuilder();
    common.forEach(key -> row(rows, "", null, key));
    rows.toString().lines().forEach(row -> out.append("| all ").append(row).append('\n'));
  }

  /** The keys that all of some kinds have. */
  private static Set<Key<?>> common(Kinds<?> kinds) {
    Set<Key<?>> common = null;
    for (Kind<?> kind : kinds.list()) {
      Set<Key<?>> keys = new LinkedHashSet<>();
      forms(kind.shape()).forEach(form -> keys.addAll(form.keys()));
      if (common == null) {
        common = keys;
      } else {
        common.retainAll(keys);
      }
    }
    return common == null ? Set.of() : common;
  }

  private static List<Form> forms(Shape shape) {
    List<Form> forms = new ArrayList<>();
    if (shape instanceof Shape.Keys keys) {
      forms.add(keys.form());
    } else if (shape instanceof Shape.Either either) {
      either.shapes().forEach(part -> forms.addAll(forms(part)));
    } else if (shape instanceof Shape.Called called) {
      forms.addAll(forms(called.shape()));
    } else if (shape instanceof Shape.Listing list) {
      forms.addAll(forms(list.item()));
    } else if (shape instanceof Shape.Table table) {
      forms.addAll(forms(table.value()));
    }
    return forms;
  }

  private void keys(StringBuilder out, String path, Form form) {
    told.add(form.name());
    rows(out, path, form, Set.of());
  }

  /** A form that others include is told once, if it has a table of its own. */
  private void rows(StringBuilder out, String path, Form form, Set<Key<?>> common) {
    Set<Key<?>> without = new HashSet<>(common);
    List<Form> shared =
        form.included().stream().filter(other -> own.contains(other.name())).toList();
    shared.forEach(other -> without.addAll(other.keys()));
    Set<String> unconditional = new HashSet<>();
    for (Form.Part part : form.parts()) {
      for (Key<?> key : part.keys()) {
        boolean again = part.when() != null && unconditional.contains(key.name());
        if (!without.contains(key) && !again) {
          row(out, path, part.when(), key);
        }
        if (part.when() == null) {
          unconditional.add(key.name());
        }
      }
    }
    shared.forEach(
        other -> out.append("| | | | and those of [%1$s](#%1$s) |%n".formatted(other.name())));
  }

  private void row(StringBuilder out, String path, @Nullable Condition when, Key<?> key) {
    String at = path + key.name();
    String sentence =
        when == null ? key.sentence() : "%s (%s)".formatted(key.sentence(), Words.of(when));
    Shape shape = key.type().shape();
    out.append(
        "| `%s` | %s | %s | %s |%n".formatted(at, Words.of(shape), Words.withoutIt(key), sentence));
    if (shape instanceof Shape.Called) {
      return;
    }
    for (Form form : forms(shape)) {
      if (isToldElsewhere(form)) {
        told.add(form.name());
      } else {
        keys(out, at + step(shape), form);
      }
    }
  }

  /** True if a table of the page has the form, or all its keys. */
  private boolean isToldElsewhere(Form form) {
    Set<String> always = form.known(key -> null);
    return form.kinds().stream().anyMatch(kinds -> toldOf(kinds).containsAll(always))
        || own.stream()
            .map(catalogue.forms()::get)
            .anyMatch(other -> other != null && other.keys().containsAll(form.keys()));
  }

  /** The names of kinds, and of the keys that they have in a mapping. */
  private static Set<String> toldOf(Kinds<?> kinds) {
    Set<String> told = new HashSet<>(kinds.names());
    for (Kind<?> kind : kinds.list()) {
      if (kind.shape() instanceof Shape.Keys keys) {
        keys.form().keys().forEach(key -> told.add(key.name()));
      }
    }
    return told;
  }

  private static String step(Shape shape) {
    return shape instanceof Shape.Listing
        ? "[0]."
        : shape instanceof Shape.Table table
            ? "." + table.noun().toUpperCase(Locale.ROOT).replace(' ', '_') + "."
            : ".";
  }
}
