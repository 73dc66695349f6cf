package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All forms and all tables of kinds of a language, by their names. */
final class Catalogue {
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final Map<String, Kinds<?>> kinds = new LinkedHashMap<>();

  /** Collects what is below a form. */
  Catalogue(Form root) {
    add(root);
  }

  Map<String, Form> forms() {
    return forms;
  }

  Map<String, Kinds<?>> kinds() {
    return kinds;
  }

  private void add(Form form) {
    if (forms.putIfAbsent(form.name(), form) == null) {
      form.kinds().forEach(this::add);
      form.included().forEach(this::add);
      form.keys().forEach(key -> add(key.type().shape()));
    }
  }

  private void add(Kinds<?> table) {
    if (kinds.putIfAbsent(table.noun(), table) == null) {
      table.list().stream().map(Kind::shape).forEach(this::add);
    }
  }

  /** The forms that only spell the kinds of one table in several ways; none if there are others. */
  private static List<Form> spellings(Shape shape) {
    List<Form> forms = new ArrayList<>();
    if (shape instanceof Shape.Either either) {
      for (Shape part : either.shapes()) {
        if (part instanceof Shape.Keys keys) {
          forms.add(keys.form());
        }
      }
      boolean all =
          forms.size() == either.shapes().size()
              && forms.stream().noneMatch(form -> form.kinds().isEmpty());
      return all ? forms : List.of();
    }
    return forms;
  }

  private void add(Shape shape) {
    if (shape instanceof Shape.Keys keys) {
      add(keys.form());
    } else if (shape instanceof Shape.Listing list) {
      add(list.item());
    } else if (shape instanceof Shape.Table table) {
      add(table.value());
    } else if (shape instanceof Shape.Either either) {
      either.shapes().forEach(this::add);
    } else if (shape instanceof Shape.Called called) {
      List<Form> spellings = spellings(called.shape());
      if (spellings.isEmpty()) {
        add(called.shape());
      }
      spellings.forEach(form -> form.kinds().forEach(this::add));
    } else if (shape instanceof Shape.Element element) {
      add(element.kinds());
    }
  }
}
