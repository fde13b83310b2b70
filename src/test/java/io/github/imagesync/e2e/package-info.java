/// Whole jobs in the container image, against registries, a Git server and GitHub's API in a
/// network without internet. Needs an engine and the image: `make e2e`.
@NullMarked
package io.github.imagesync.e2e;

import org.jspecify.annotations.NullMarked;
