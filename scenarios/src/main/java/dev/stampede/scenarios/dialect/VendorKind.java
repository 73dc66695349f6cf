package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;

/** How the configuration of one piece of software is put into words of the scenario language. */
interface VendorKind {

  /** Translates an element of a chain or ladder; if it is faulty, nobody looks at the result. */
  Translation translate(VendorElement element);

  /** Returns what an element says, where the software's own rules would put it. */
  default Node.Mapping arranged(Node.Mapping own) {
    return own;
  }

  /** How the part is found that an element means which points at a file. */
  default FileSelector selector() {
    return FileSelector.WHOLE;
  }
}
