package io.github.imagesync.faults;

import io.github.imagesync.faults.Passing.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What happens to one request instead of passing through.
@FunctionalInterface
interface Fault {

  void befall(Passing passing) throws IOException;

  /// No fault.
  static Fault none() {
    return passing -> passing.answer(passing.forwarded());
  }

  /// The connection breaks; the registry never hears of the request.
  static Fault resetBeforeAnswer() {
    return passing -> {
      passing.swallow();
      passing.reset();
    };
  }

  /// The connection breaks while the registry is taking the request's body.
  static Fault resetInUpload() {
    return passing -> {
      passing.forwardHalf();
      passing.reset();
    };
  }

  /// The connection breaks in the middle of the answer's body.
  static Fault resetInDownload() {
    return passing -> {
      var answer = passing.forwarded();
      passing.answerPart(answer, answer.body().length / 2);
      passing.reset();
    };
  }

  /// Half of the promised body, then a connection closed in good order.
  static Fault truncated() {
    return passing -> {
      var answer = passing.forwarded();
      passing.answerPart(answer, answer.body().length / 2);
      passing.close();
    };
  }

  /// The registry did what was asked, but its answer gets lost.
  static Fault answerLost() {
    return passing -> {
      passing.forwarded();
      passing.reset();
    };
  }

  /// Silence until the client gives up.
  static Fault hanging() {
    return Passing::keepSilent;
  }

  /// A refusal with an error of the specification; headers are given as `Name: value`.
  static Fault refused(int status, String code, String... headers) {
    return answered(
        status,
        "{\"errors\": [{\"code\": \"" + code + "\", \"message\": \"by script\"}]}",
        headers);
  }

  /// An answer that the registry has no part in.
  static Fault answered(int status, String body, String... headers) {
    var head = new Head("HTTP/1.1 " + status + " Scripted", List.of(headers));
    return passing -> {
      passing.swallow();
      passing.answer(new Answer(head, body.getBytes(StandardCharsets.UTF_8)));
    };
  }

  /// The right length, but one byte in the middle is another.
  static Fault wrongBytes() {
    return passing -> {
      var answer = passing.forwarded();
      var wrong = answer.body().clone();
      wrong[wrong.length / 2] ^= 1;
      passing.answer(new Answer(answer.head(), wrong));
    };
  }

  /// The answer lacks a header.
  static Fault without(String header) {
    return passing -> passing.answer(passing.forwarded().mapHead(head -> head.without(header)));
  }

  /// An upload is opened in another place of the proxy, named by a path without host.
  static Fault uploadElsewhere() {
    return passing -> {
      var answer = passing.forwarded();
      var location = answer.head().header("Location").orElseThrow();
      var path = location.replaceFirst("^https?://[^/]*", "");
      passing.answer(
          answer.mapHead(head -> head.with("Location: " + FaultyProxy.ELSEWHERE + path)));
    };
  }

  /// A mount is not understood: the registry hears of an upload alone.
  static Fault mountIgnored() {
    return passing -> passing.answer(passing.withoutQuery().forwarded());
  }
}
