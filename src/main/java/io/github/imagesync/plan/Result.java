package io.github.imagesync.plan;

import java.time.Duration;

/// An image's outcome and the time it took, waiting for others included.
public record Result(Intent intent, Outcome outcome, Duration took) {}
