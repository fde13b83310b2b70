/// From auth.json, its template and Docker's configuration to the credential for a repository.
/// Knows no registry protocol; only `Secret` holds what must not be seen.
@NullMarked
package io.github.imagesync.credentials;

import org.jspecify.annotations.NullMarked;
