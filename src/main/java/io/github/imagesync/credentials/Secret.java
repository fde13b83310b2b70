package io.github.imagesync.credentials;

import org.jspecify.annotations.Nullable;

/// A password or token. Prints as `***`; only [#reveal()] gives it out, at the place of its use.
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /// The secret itself, for a request and nothing else.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
