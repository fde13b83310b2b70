package io.github.imagesync.e2e;

import io.github.imagesync.github.GitHubStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// All that `examples/config-repository` speaks of, in one network without internet: the in-house
/// registry, plain; the mirror, with tokens and the certificate of a private authority; a Git
/// server over HTTP; GitHub's API.
final class Stage implements AutoCloseable {

  static final String BUILD = "build.example.internal";
  static final String MIRROR = "mirror.example.org";
  private static final String GIT = "git.example.internal";
  private static final String TOKENS = "tokens.example.org";

  final Engine engine = Engine.start();
  final GitHubStandIn github = GitHubStandIn.at(engine.gateway());
  final Registry build;
  final Registry mirror;
  final ConfigClone config;
  final Job job;
  private final TokenServer tokens;
  private final GenericContainer<?> git;

  Stage(Path folder) {
    var authority = Authority.in(folder, MIRROR, TOKENS);
    tokens = TokenServer.at(engine.gateway(), authority);
    build = new Registry(engine, BUILD, Map.of(), Map.of());
    mirror = new Registry(engine, MIRROR, guarded(tokens), files(authority));
    git =
        new GenericContainer<>(DockerImageName.parse("image-sync-test/git:1"))
            .withExposedPorts(80)
            .waitingFor(Wait.forHttp("/git/octo/config.git/info/refs?service=git-upload-pack"));
    git.start();
    engine.join(git, GIT);
    var url = "http://127.0.0.1:" + git.getMappedPort(80) + "/git/octo/config.git";
    config = ConfigClone.in(writable(folder.resolve("config")), url);
    var hosts = List.of(TOKENS + ":" + engine.gateway().getHostAddress());
    var jobs = writable(folder.resolve("job"));
    job = new Job(engine, jobs, hosts, authority.certificate(), github);
  }

  private static Map<String, String> guarded(TokenServer tokens) {
    return Map.of(
        "REGISTRY_HTTP_ADDR",
        ":443",
        "REGISTRY_AUTH",
        "token",
        "REGISTRY_AUTH_TOKEN_REALM",
        "https://" + TOKENS + ":" + tokens.port() + "/token",
        "REGISTRY_AUTH_TOKEN_SERVICE",
        TokenServer.SERVICE,
        "REGISTRY_AUTH_TOKEN_ISSUER",
        TokenServer.ISSUER);
  }

  private static Map<String, String> files(Authority authority) {
    return Map.of(
        "REGISTRY_HTTP_TLS_CERTIFICATE",
        authority.serverChain(),
        "REGISTRY_HTTP_TLS_KEY",
        authority.serverKey(),
        "REGISTRY_AUTH_TOKEN_ROOTCERTBUNDLE",
        authority.certificate());
  }

  private static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    config.close();
    git.stop();
    mirror.close();
    build.close();
    tokens.close();
    engine.close();
    github.close();
  }
}
