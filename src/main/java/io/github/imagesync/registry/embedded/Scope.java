package io.github.imagesync.registry.embedded;

import java.util.List;

/// Actions on a subject, such as `repository:library/alpine:pull`, as tokens name them. The last
/// action is the one that counts: who may push need not have asked to pull.
record Scope(String subject, List<String> actions) {

  private static final List<String> PULL = List.of("pull");
  private static final List<String> PUSH = List.of("pull", "push");

  /// What a request needs; nothing for the base, which only wants a token.
  static List<Scope> neededFor(Call call, Route route) {
    return switch (route) {
      case Route.Base _, Route.Token _ -> List.of();
      case Route.Catalog _ -> List.of(new Scope("registry:catalog", List.of("*")));
      case Route.Uploads(var name) -> ofUpload(call, name);
      case Route.Session(var name, _) -> List.of(on(name, PUSH));
      case Route.Tags(var name) -> List.of(on(name, actions(call)));
      case Route.Manifests(var name, _) -> List.of(on(name, actions(call)));
      case Route.Blobs(var name, _) -> List.of(on(name, actions(call)));
      case Route.Referrers(var name, _) -> List.of(on(name, actions(call)));
    };
  }

  String lastAction() {
    return actions.getLast();
  }

  static String subject(String repository) {
    return "repository:" + repository;
  }

  /// A mount reads where the blob comes from.
  private static List<Scope> ofUpload(Call call, String name) {
    var from = call.parameter("mount").flatMap(_ -> call.parameter("from"));
    return from.isEmpty() ? List.of(on(name, PUSH)) : List.of(on(name, PUSH), on(from.get(), PULL));
  }

  private static Scope on(String repository, List<String> actions) {
    Storage.requireName(repository);
    return new Scope(subject(repository), actions);
  }

  private static List<String> actions(Call call) {
    return switch (call.method()) {
      case "GET", "HEAD" -> PULL;
      case "DELETE" -> List.of("delete");
      default -> PUSH;
    };
  }

  @Override
  public String toString() {
    return subject + ":" + String.join(",", actions);
  }
}
