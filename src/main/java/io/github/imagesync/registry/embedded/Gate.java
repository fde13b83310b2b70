package io.github.imagesync.registry.embedded;

import io.github.imagesync.credentials.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets requests in, by password or by token, and gives the tokens out.
final class Gate {

  private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

  private final Access access;
  private final Tokens tokens;
  private final String scheme;
  private final String host;

  Gate(Access access, Tokens tokens, String scheme, String host) {
    this.access = access;
    this.tokens = tokens;
    this.scheme = scheme;
    this.host = host;
  }

  /// What else the sender may do, or a refusal that says how to come in.
  Permission admit(Call call, Route route) {
    return switch (access) {
      case Access.Open _ -> _ -> true;
      case Access.Basic(var user, var password) -> {
        if (!isUser(call, user, password)) {
          throw unauthorized("Basic realm=\"image-sync\"");
        }
        yield _ -> true;
      }
      case Access.Token _ -> {
        var token = bearer(call);
        requireToken(call, route, token);
        yield repository -> tokens.allowReading(token, repository);
      }
    };
  }

  /// `/token`: by GET, or by POST with a form (OAuth 2, password grant).
  void giveToken(Call call) throws IOException {
    if (!(access instanceof Access.Token policy)) {
      throw new Refusal(404, ErrorCode.UNSUPPORTED, "no tokens here");
    }
    boolean posted = call.method().equals("POST");
    var form =
        posted ? new String(call.body().readNBytes(64 * 1024), StandardCharsets.UTF_8) : null;
    boolean isUser =
        isUser(call, policy.user(), policy.password())
            || (posted
                && same(first(form, "username"), policy.user())
                && same(first(form, "password"), policy.password().reveal()));
    boolean isAnonymous = call.header("Authorization") == null && !posted;
    if (!isUser && !(isAnonymous && policy.anonymousPull() == Access.Anonymous.ALLOWED)) {
      throw unauthorized("Basic realm=\"image-sync\"");
    }
    var scopes = posted ? Call.values(form, "scope") : call.parameters("scope");
    var holder = isUser ? Tokens.Holder.USER : Tokens.Holder.ANYONE;
    call.answer(200, tokens.issue(scopes, holder, policy.life()));
  }

  private void requireToken(Call call, Route route, @Nullable String token) {
    var needed = Scope.neededFor(call, route);
    boolean enough = needed.stream().allMatch(scope -> tokens.allow(token, scope));
    if (!(route instanceof Route.Token) && !(tokens.knows(token) && enough)) {
      throw unauthorized(challenge(call, needed));
    }
  }

  private String challenge(Call call, List<Scope> scopes) {
    var named = call.header("Host");
    boolean plain = named != null && PLAIN_HOST.matcher(named).matches();
    var realm = scheme + "://" + (plain ? named : host) + "/token";
    var challenge = "Bearer realm=\"" + realm + "\",service=\"image-sync\"";
    return scopes.isEmpty()
        ? challenge
        : challenge
            + scopes.stream()
                .map(Scope::toString)
                .collect(Collectors.joining(" ", ",scope=\"", "\""));
  }

  private static Refusal unauthorized(String challenge) {
    return new Refusal(401, ErrorCode.UNAUTHORIZED, "", Map.of("WWW-Authenticate", challenge));
  }

  private static @Nullable String bearer(Call call) {
    var header = call.header("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  private static boolean isUser(Call call, String user, Secret password) {
    var header = call.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    var expected =
        Base64.getEncoder()
            .encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
    return same(header.substring(6).strip(), expected);
  }

  private static String first(@Nullable String form, String field) {
    List<String> values = Call.values(form, field);
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
