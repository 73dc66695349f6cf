package dev.stampede.scenarios.dialect;

/** How the configuration of one piece of software is put into words of the scenario language. */
interface VendorKind {

  /** Translates an element of a chain or ladder; if it is faulty, nobody looks at the result. */
  Translation translate(VendorElement element);

  /** How the part is found that an element means which points at a file. */
  default FileSelector selector() {
    return FileSelector.WHOLE;
  }
}
