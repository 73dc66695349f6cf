package dev.stampede.reports.file;

import java.io.IOException;

/** A folder is not replaced, because that could destroy what is not ours. */
final class FolderRefused extends IOException {

  private static final long serialVersionUID = 1;

  FolderRefused(String message) {
    super(message);
  }
}
