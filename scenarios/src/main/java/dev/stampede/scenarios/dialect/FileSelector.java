package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the part of a vendor's file is found that an element of a scenario means. */
interface FileSelector {
  /** All of a file that holds one document. */
  FileSelector WHOLE =
      new FileSelector() {
        @Override
        public List<String> keys() {
          return List.of();
        }

        @Override
        public Node.@Nullable Mapping select(VendorFile file) {
          List<Node> documents = file.documents();
          if (documents.size() > 1) {
            file.error(documents.get(1).at(), "a second document starts here", "one is read");
            return null;
          }
          return documents.isEmpty() ? null : file.mapping(documents.get(0));
        }
      };

  /** The keys beside {@code file} that say which part is meant, by {@link VendorFile#wanted}. */
  List<String> keys();

  /** Returns the part that is meant; null if there is none, and an error was recorded. */
  Node.@Nullable Mapping select(VendorFile file);
}
