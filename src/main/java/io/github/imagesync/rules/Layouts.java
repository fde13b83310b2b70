package io.github.imagesync.rules;

/// Whether rules may name OCI image-layout folders (`oci:PATH`): not where the rules come from
/// people who have no business with the machine's files.
public enum Layouts {
  ALLOWED,
  REFUSED
}
