package io.github.imagesync.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.registry.http.Challenge.Basic;
import io.github.imagesync.registry.http.Challenge.Bearer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

  private static final Bearer FULL =
      new Bearer("https://a.example/t", Optional.of("s"), Optional.of("repository:a/b:pull,push"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://a.example/t\",service=\"s\",scope=\"repository:a/b:pull,push\"",
        "bearer  Realm = \"https://a.example/t\" , service=s,scope=\"repository:a/b:pull,push\"",
        "BEARER service=s, error=\"x, y=\\\"z\\\"\", scope=\"repository:a/b:pull,push\","
            + " realm=\"https://a.example/t\"",
        "Negotiate abc==, Bearer realm=\"https://a.example/t\",service=\"s\","
            + "scope=\"repository:a/b:pull,push\""
      })
  void a_bearer_challenge_is_read_however_it_is_written(String header) {
    assertThat(Challenge.parse(List.of(header))).containsExactly(FULL);
  }

  @Test
  void several_challenges_stand_in_one_header_or_in_several() {
    var bearer = new Bearer("r", Optional.empty(), Optional.empty());

    assertThat(Challenge.parse(List.of("Basic realm=\"x\", Bearer realm=r")))
        .containsExactly(new Basic(), bearer);
    assertThat(Challenge.parse(List.of("Bearer realm=r", "Basic realm=\"x\"")))
        .containsExactly(bearer, new Basic());
    assertThat(Challenge.parse(List.of("Basic"))).containsExactly(new Basic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "Bearer", "Bearer service=s", "Digest realm=\"x\"", "=\"", "\"\""})
  void what_we_can_answer_nothing_to_is_no_challenge(String header) {
    assertThat(Challenge.parse(List.of(header))).isEmpty();
  }
}
