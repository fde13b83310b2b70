package io.github.imagesync.plan;

import java.time.Duration;

/// An image's outcome and the time its copying took, from its turn on.
public record Result(Intent intent, Outcome outcome, Duration took) {}
