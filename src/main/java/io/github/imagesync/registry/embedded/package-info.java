/// A small registry over an image-layout folder, for demo, tests and first trials; not for
/// production. Shares no code with the HTTP client, so that one cannot hide the other's bug.
@NullMarked
package io.github.imagesync.registry.embedded;

import org.jspecify.annotations.NullMarked;
