/// The HTTP client against servers that misbehave by script.
@NullMarked
package io.github.imagesync.registry.http;

import org.jspecify.annotations.NullMarked;
