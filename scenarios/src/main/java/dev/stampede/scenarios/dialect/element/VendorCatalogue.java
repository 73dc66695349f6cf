package dev.stampede.scenarios.dialect.element;

/** The software whose configuration can be read, by the names of the elements. */
public interface VendorCatalogue {

  /** Returns what translates the elements of a name; another name is an error of the program. */
  VendorKind kind(String name);

  /** Returns what such an element says if it says nothing. */
  VendorDefaults defaults(String name);
}
