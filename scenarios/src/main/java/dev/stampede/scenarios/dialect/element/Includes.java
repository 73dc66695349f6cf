package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that a vendor's file includes, as LiteLLM's proxy_server.py does it ({@code
 * _process_includes}, read 2026-12-01): one after the other into the file itself, in whose folder
 * all of them are looked for, and then those that they include.
 */
final class Includes {
  private final ValueReader file;
  private final VendorKind kind;
  private final String key;
  private final Set<String> names = new HashSet<>();

  private Includes(ValueReader file, VendorKind kind, String key) {
    this.file = file;
    this.kind = kind;
    this.key = key;
  }

  /**
   * Returns what a file says with what it includes; null if there is an error, recorded.
   *
   * @param file names the file, or where others are looked for
   * @param kind how they are read
   */
  static Node.@Nullable Mapping merged(Node.Mapping said, ValueReader file, VendorKind kind) {
    String key = kind.includeKey();
    return key == null || said.find(key) == null
        ? said
        : new Includes(file, kind, key).merged(said);
  }

  private Node.@Nullable Mapping merged(Node.Mapping said) {
    boolean wasFaulty = file.isFaulty();
    List<Node.Entry> own =
        said.entries().stream().filter(entry -> !entry.key().text().equals(key)).toList();
    Node.Mapping all = new Node.Mapping(own, said.whole(), said.at());
    List<Node> listed = new ArrayList<>(listed(said));
    for (int i = 0; i < listed.size(); i++) {
      Node.Mapping included = read(listed.get(i));
      if (included != null) {
        listed.addAll(listed(included));
        all = with(all, included);
      }
    }
    return file.isFaulty() && !wasFaulty ? null : all;
  }

  private List<Node> listed(Node.Mapping said) {
    Node.Entry entry = said.find(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.value() instanceof Node.Sequence list) {
      return list.items();
    }
    file.instead(entry.value())
        .error(
            "%s is not a list of files".formatted(key), "as in %s: [models.yaml]".formatted(key));
    return List.of();
  }

  private Node.@Nullable Mapping read(Node item) {
    ValueReader named = file.instead(item);
    String name = named.text();
    if (named.isFaulty()) {
      return null;
    }
    if (!names.add(name)) {
      named.error("%s is included twice".formatted(name), "its lists would count twice");
      return null;
    }
    return VendorFile.read(named, file.files().text(file, named), kind);
  }

  /** Lists are added to those of the same name; anything else takes the place of what was there. */
  private Node.Mapping with(Node.Mapping all, Node.Mapping included) {
    Node.Mapping merged = all;
    for (Node.Entry entry : included.entries()) {
      Node.Entry before = merged.find(entry.key().text());
      if (entry.key().text().equals(key)) {
        continue;
      }
      if (before != null
          && before.value() instanceof Node.Sequence some
          && entry.value() instanceof Node.Sequence more) {
        List<Node> both = new ArrayList<>(some.items());
        both.addAll(more.items());
        merged = merged.with(new Node.Entry(before.key(), new Node.Sequence(both, some.at())));
      } else {
        merged = merged.with(entry);
      }
    }
    return merged;
  }
}
