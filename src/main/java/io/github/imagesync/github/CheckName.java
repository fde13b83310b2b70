package io.github.imagesync.github;

import java.util.Locale;

/// The check runs there are. A plan and a sync may be about the very same commit, so each has its
/// own name.
enum CheckName {
  PLAN,
  SYNC,
  RESYNC;

  String label() {
    return "image-sync / " + name().toLowerCase(Locale.ROOT);
  }
}
