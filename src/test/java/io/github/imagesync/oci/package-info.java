/// Tests of the values of the OCI specifications.
@NullMarked
package io.github.imagesync.oci;

import org.jspecify.annotations.NullMarked;
