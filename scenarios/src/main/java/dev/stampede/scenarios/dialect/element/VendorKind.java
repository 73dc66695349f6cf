package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the configuration of one piece of software is put into words of the scenario language. */
public interface VendorKind {

  /**
   * Returns the part of a document that an element is about, where people paste the whole of it;
   * what is given is that part already if it is no such document.
   */
  default ValueReader part(ValueReader given) {
    return given;
  }

  /** Translates an element of a chain or ladder; if it is faulty, nobody looks at the result. */
  Translation translate(VendorElement element);

  /** Returns what an element says, where the software's own rules would put it. */
  default Node.Mapping arranged(Node.Mapping own) {
    return own;
  }

  /**
   * Returns all documents of a file, which is YAML or JSON unless a kind says otherwise; null if it
   * cannot be read, and the problems say why.
   */
  default @Nullable List<Node> documents(Source file, Problems problems) {
    return Document.all(file, problems);
  }

  /** True if a file may hold several documents: they are then {@code items} of one. */
  default boolean takesSeveralDocuments() {
    return false;
  }

  /**
   * The key under which its file lists others that are merged into it: their lists are added to
   * those of the same name, and whatever else they say takes the place of it; null if there is
   * none.
   */
  default @Nullable String includeKey() {
    return null;
  }

  /** What those are called that it tries one after the other: "fallbacks", say. */
  default String entries() {
    return "endpoints";
  }

  /** The key that names one of them, where it stands in a list; null if they have no names. */
  default @Nullable String entryName() {
    return null;
  }

  /** The kind that what stands below a key is an element of; null if it is of this one. */
  default @Nullable String moduleOf(String key) {
    return null;
  }
}
