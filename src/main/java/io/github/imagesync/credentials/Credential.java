package io.github.imagesync.credentials;

import io.github.imagesync.document.Place;

/// What to show a registry for a repository.
public sealed interface Credential {

  /// Nothing: the registry is asked as anyone could.
  record Anonymous() implements Credential {}

  /// A user and password, or a robot's name and token.
  record Basic(String username, Secret password) implements Credential {}

  /// A refresh token, as Docker's credential helpers give it with the user `<token>`.
  record IdentityToken(Secret token) implements Credential {}

  /// An entry whose variable is unset or empty: no request is made with it. `why` names the
  /// variable and what to do; `place` is the entry's line.
  record NotGiven(String why, Place place) implements Credential {}

  /// An entry that can't be used, such as a credential helper that is not installed.
  record Unusable(String why) implements Credential {}
}
