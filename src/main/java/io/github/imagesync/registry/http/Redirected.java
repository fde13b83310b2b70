package io.github.imagesync.registry.http;

import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;
import java.util.Optional;

/// Follows redirects of reading requests. A credential is never taken to another host or port, and
/// [FallingBack] refuses to leave https.
final class Redirected implements Exchange {

  private static final int MOST = 5;

  private final Exchange next;

  Redirected(Exchange next) {
    this.next = next;
  }

  @Override
  public Answer send(Request request) {
    var answer = next.send(request);
    for (int followed = 0; isRedirect(request, answer); followed++) {
      if (followed == MOST) {
        throw Failures.unexpected(answer, "redirects more than " + MOST + " times");
      }
      var target = target(answer);
      if (target.isEmpty()) {
        throw Failures.unexpected(answer, "redirects without saying where to");
      }
      answer.close();
      answer = next.send(moved(request, target.get()));
    }
    return answer;
  }

  private static boolean isRedirect(Request request, Answer answer) {
    boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
    return reads
        && switch (answer.status()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
  }

  private static Optional<URI> target(Answer answer) {
    return answer.header("Location").flatMap(text -> Locations.resolved(answer, text));
  }

  private static Request moved(Request request, URI target) {
    var moved = request.to(target);
    return moved.isHome() ? moved : moved.without("Authorization");
  }
}
