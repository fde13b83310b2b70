/// The values of the OCI specifications: references, digests, descriptors, manifests, platforms.
/// Knows no files, no network and no rules; a value that exists is valid.
@NullMarked
package io.github.imagesync.oci;

import org.jspecify.annotations.NullMarked;
