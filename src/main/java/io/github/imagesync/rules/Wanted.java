package io.github.imagesync.rules;

import io.github.imagesync.oci.Reference;

/// One manifest that a rule wants at one place.
public record Wanted(Reference source, Reference destination) {}
