package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// The stand-in must notice what GitHub would refuse, else no test with it says anything.
class GitHubStandInTest {

  private static final String CREATE = "/repos/octo/config/check-runs";
  private static final String SUMMARY_OF_65_534_CHARACTERS = "€" + "x".repeat(65_533);

  @Test
  void a_path_that_is_not_described_is_a_fault() throws Exception {
    try (var github = GitHubStandIn.start()) {
      assertThat(status(github, "/repos/octo/config/chek-runs", "{}")).isEqualTo(404);
      assertThat(github.takeFaults()).singleElement().asString().contains("chek-runs");
    }
  }

  @Test
  void a_body_against_the_schema_is_a_fault() throws Exception {
    try (var github = GitHubStandIn.start()) {
      send(github, CREATE, "{'name':'n','head_sha':'a','status':'running','output':{'title':'t'}}");
      assertThat(github.takeFaults())
          .anyMatch(fault -> fault.contains("status"))
          .anyMatch(fault -> fault.contains("summary"));
    }
  }

  @Test
  void a_field_that_is_not_described_is_a_fault() throws Exception {
    try (var github = GitHubStandIn.start()) {
      send(
          github,
          CREATE,
          "{'name':'n','head_sha':'a','output':{'title':'t','summary':'s','txt':''}}");
      assertThat(github.takeFaults()).containsExactly("/output/txt is no field");
    }
  }

  @Test
  void a_summary_is_measured_in_bytes() throws Exception {
    try (var github = GitHubStandIn.start()) {
      var body =
          "{'name':'n','head_sha':'a','output':{'title':'t','summary':'%s'}}"
              .formatted(SUMMARY_OF_65_534_CHARACTERS);
      assertThat(status(github, CREATE, body)).isEqualTo(422);
      assertThat(github.takeFaults()).isNotEmpty();
    }
  }

  @Test
  void a_fault_fails_the_test() throws Exception {
    var github = GitHubStandIn.start();
    send(github, "/nowhere", "{}");
    assertThatThrownBy(github::close).isInstanceOf(AssertionError.class);
  }

  private static void send(GitHubStandIn github, String path, String json) throws Exception {
    assertThat(status(github, path, json)).isPositive();
  }

  private static int status(GitHubStandIn github, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(github.api() + path))
            .header("Authorization", "Bearer " + GitHubStandIn.TOKEN.reveal())
            .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }
}
