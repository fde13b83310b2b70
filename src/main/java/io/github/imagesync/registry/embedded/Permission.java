package io.github.imagesync.registry.embedded;

/// What the sender of a request may do besides what the request names.
@FunctionalInterface
interface Permission {

  boolean toPull(String repository);
}
