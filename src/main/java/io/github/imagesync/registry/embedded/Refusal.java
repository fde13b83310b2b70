package io.github.imagesync.registry.embedded;

import java.util.Map;

/// A request that is answered with an error; `detail` is for people, `headers` go with the answer.
final class Refusal extends RuntimeException {

  final int status;
  final ErrorCode code;
  final String detail;
  final transient Map<String, String> headers;

  Refusal(int status, ErrorCode code, String detail, Map<String, String> headers) {
    super(code + ": " + detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.headers = Map.copyOf(headers);
  }

  Refusal(int status, ErrorCode code, String detail) {
    this(status, code, detail, Map.of());
  }

  Refusal(ErrorCode code, String detail) {
    this(code.status, code, detail, Map.of());
  }
}
