package io.github.imagesync.credentials;

import io.github.imagesync.document.Node;
import io.github.imagesync.document.Place;
import java.util.Map;
import java.util.regex.Pattern;

/// A user or password as an entry gives it.
sealed interface AuthValue {

  /// The field is not there.
  record Absent() implements AuthValue {}

  /// Nothing between the quotes.
  record Empty() implements AuthValue {}

  record Given(Secret secret) implements AuthValue {}

  /// It names a variable that is unset or empty.
  record Missing(String variable, Place place) implements AuthValue {}

  Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

  /// A text that is wholly `$NAME` or `${NAME}` is a variable; any other dollar stands for itself,
  /// since passwords have them.
  static AuthValue read(Node.Text text, Map<String, String> environment) {
    var matcher = VARIABLE.matcher(text.value());
    if (!matcher.matches()) {
      return text.value().isEmpty() ? new Empty() : new Given(new Secret(text.value()));
    }
    var name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    var value = environment.getOrDefault(name, "");
    return value.isEmpty() ? new Missing(name, text.place()) : new Given(new Secret(value));
  }

  /// Whether the file says something here, even if it names a variable that is not set.
  default boolean isWritten() {
    return switch (this) {
      case Absent _, Empty _ -> false;
      case Given _, Missing _ -> true;
    };
  }

  /// Whether the field is there at all.
  default boolean isSaid() {
    return !(this instanceof Absent);
  }

  /// This user with that password.
  default Credential with(AuthValue password, AuthKey key) {
    if (this instanceof Missing missing) {
      return notGiven(missing, key);
    }
    if (password instanceof Missing missing) {
      return notGiven(missing, key);
    }
    return this instanceof Given(var user) && password instanceof Given(var secret)
        ? new Credential.Basic(user.reveal(), secret)
        : new Credential.Anonymous();
  }

  private static Credential.NotGiven notGiven(Missing missing, AuthKey key) {
    return new Credential.NotGiven(
        "the variable "
            + missing.variable()
            + " is not set or empty, and the entry for "
            + key
            + " ("
            + missing.place()
            + ") needs it; set it, or take the entry out to go on without a login",
        missing.place());
  }
}
