package io.github.imagesync.registry.http;

/// Sends a request and gives the answer, whatever its status. Throws a `RegistryException` where
/// there is none. Each decorator adds one concern.
@FunctionalInterface
interface Exchange {

  Answer send(Request request);
}
