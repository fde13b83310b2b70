package io.github.imagesync.registry.embedded;

/// What the sender of a request may do besides the request itself.
@FunctionalInterface
interface Permission {

  boolean toPull(String repository);
}
