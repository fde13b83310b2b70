/// Registries over HTTP (distribution-spec 1.1): one record a call, one decorator a concern. Knows
/// no rules and no plans.
@NullMarked
package io.github.imagesync.registry.http;

import org.jspecify.annotations.NullMarked;
