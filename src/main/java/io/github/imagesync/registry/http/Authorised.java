package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Shows the registry, and no other host, the credential or a token for it. What a registry wants
/// to see is learnt from its first refusal and then shown unasked; a token that is refused is
/// fetched anew once.
final class Authorised implements Exchange {

  private static final String AUTHORIZATION = "Authorization";

  private final Exchange next;
  private final Tokens tokens;
  private final Map<String, Challenge> wanted = new ConcurrentHashMap<>();

  Authorised(Exchange next, Tokens tokens) {
    this.next = next;
    this.tokens = tokens;
  }

  @Override
  public Answer send(Request request) {
    requireUsable(request);
    if (!request.isHome()) {
      return next.send(request);
    }
    var known = Optional.ofNullable(wanted.get(request.site().authority()));
    var proof = known.flatMap(challenge -> proof(request, challenge));
    var answer = next.send(shown(request, proof));
    return answer.status() == 401 && answer.isHome() ? again(request, answer, proof) : answer;
  }

  /// What is shown: a header, and where it came from if it is a token.
  private record Proof(String header, Optional<Tokens.Key> key, Secret secret) {}

  private Answer again(Request request, Answer refusal, Optional<Proof> shown) {
    var challenge = answerable(refusal, request.site().login().credential());
    if (challenge.isEmpty()) {
      return refusal;
    }
    wanted.put(request.site().authority(), lasting(challenge.get()));
    shown.ifPresent(proof -> proof.key().ifPresent(key -> tokens.forget(key, proof.secret())));
    var proof = proof(request, challenge.get());
    if (proof.isEmpty() || proof.get().header().equals(shown.map(Proof::header).orElse(""))) {
      return refusal;
    }
    refusal.close();
    return next.send(shown(request, proof));
  }

  /// The first challenge that this credential has something for; a token is preferred.
  private static Optional<Challenge> answerable(Answer refusal, Credential credential) {
    List<Challenge> offered = Challenge.parse(refusal.headers().all("WWW-Authenticate"));
    return offered.stream()
        .filter(Challenge.Bearer.class::isInstance)
        .findFirst()
        .or(() -> offered.stream().filter(_ -> credential instanceof Credential.Basic).findFirst());
  }

  /// What holds for the registry's other repositories too.
  private static Challenge lasting(Challenge challenge) {
    return switch (challenge) {
      case Challenge.Basic basic -> basic;
      case Challenge.Bearer(var realm, var service, var scope) ->
          new Challenge.Bearer(
              realm, service, scope.filter(text -> !text.startsWith("repository:")));
    };
  }

  private Optional<Proof> proof(Request request, Challenge challenge) {
    var credential = request.site().login().credential();
    return switch (challenge) {
      case Challenge.Basic _ ->
          credential instanceof Credential.Basic basic
              ? Optional.of(new Proof(basic(basic), Optional.empty(), basic.password()))
              : Optional.empty();
      case Challenge.Bearer bearer -> {
        var key = key(request, bearer, credential);
        var token = tokens.get(key, request);
        yield Optional.of(new Proof("Bearer " + token.reveal(), Optional.of(key), token));
      }
    };
  }

  /// Our own scopes, and one of another kind that the registry names, such as a fixed word.
  private static Tokens.Key key(Request request, Challenge.Bearer bearer, Credential credential) {
    var scopes = new TreeSet<>(request.site().scopes());
    bearer
        .scope()
        .filter(scope -> !scope.startsWith("repository:" + request.site().repository().path()))
        .ifPresent(scope -> scopes.add(new Scope(scope)));
    return new Tokens.Key(
        request.site().authority(), bearer.realm(), bearer.service(), scopes, credential);
  }

  private static Request shown(Request request, Optional<Proof> proof) {
    return proof.map(p -> request.with(AUTHORIZATION, p.header())).orElse(request);
  }

  /// The header for a user and password (RFC 7617, in UTF-8).
  static String basic(Credential.Basic credential) {
    var pair = credential.username() + ":" + credential.password().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireUsable(Request request) {
    switch (request.site().login().credential()) {
      case Credential.NotGiven(var why, _) ->
          throw Failures.without(Kind.NO_CREDENTIAL, request, why);
      case Credential.Unusable(var why) -> throw Failures.without(Kind.NO_CREDENTIAL, request, why);
      case Credential.Anonymous _, Credential.Basic _, Credential.IdentityToken _ -> {
        // Something to go with, or nothing needed.
      }
    }
  }
}
