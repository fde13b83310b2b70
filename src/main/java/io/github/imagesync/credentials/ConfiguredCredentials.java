package io.github.imagesync.credentials;

import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.oci.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Logins from auth.json, then Docker's config.json and credential helpers, else anonymous. Each
/// helper is asked once about a server. Safe for many threads.
public final class ConfiguredCredentials implements Credentials {

  private final AuthFile file;
  private final DockerConfig docker;
  private final Optional<Credential> dockerUnreadable;
  private final CredentialHelper helper;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  private ConfiguredCredentials(
      AuthFile file,
      DockerConfig docker,
      Optional<Credential> dockerUnreadable,
      CredentialHelper helper) {
    this.file = file;
    this.docker = docker;
    this.dockerUnreadable = dockerUnreadable;
    this.helper = helper;
  }

  /// Uses auth.json alone.
  public static ConfiguredCredentials of(AuthFile file) {
    return new ConfiguredCredentials(
        file, DockerConfig.empty(), Optional.empty(), (_, _) -> new Credential.Anonymous());
  }

  /// Uses auth.json, then Docker's configuration in this file, which need not exist. Helpers run
  /// with this environment.
  public static ConfiguredCredentials of(
      AuthFile file, Path dockerConfig, Map<String, String> environment) {
    return of(file, dockerConfig, new InstalledHelper(environment));
  }

  static ConfiguredCredentials of(AuthFile file, Path dockerConfig, CredentialHelper helper) {
    try {
      return new ConfiguredCredentials(
          file, DockerConfig.read(dockerConfig), Optional.empty(), helper);
    } catch (IOException e) {
      var why = "Docker's configuration can't be read: " + e.getMessage() + "; mend or remove it";
      return new ConfiguredCredentials(
          file, DockerConfig.empty(), Optional.of(new Credential.Unusable(why)), helper);
    }
  }

  /// Where Docker's configuration is: in `DOCKER_CONFIG`, else in `.docker` of the home folder.
  public static Path dockerConfig(Map<String, String> environment, Path home) {
    var folder = environment.getOrDefault("DOCKER_CONFIG", "");
    return (folder.isEmpty() ? home.resolve(".docker") : Path.of(folder)).resolve("config.json");
  }

  @Override
  public Login of(Repository repository) {
    if (repository.isLayout()) {
      return new Login(new Credential.Anonymous(), Transport.SECURE);
    }
    var entry = file.entryFor(repository);
    var credential = entry.flatMap(AuthEntry::credential).orElseGet(() -> fromDocker(repository));
    boolean insecure =
        entry.map(AuthEntry::transport).orElse(Transport.SECURE) == Transport.INSECURE;
    return new Login(
        credential,
        insecure || Loopback.isLoopback(repository.registry())
            ? Transport.INSECURE
            : Transport.SECURE);
  }

  private Credential fromDocker(Repository repository) {
    if (dockerUnreadable.isPresent()) {
      return dockerUnreadable.get();
    }
    var kept = docker.helper(repository.registry()).map(name -> ask(name, repository.registry()));
    return kept.filter(credential -> !(credential instanceof Credential.Anonymous))
        .or(() -> docker.login(repository))
        .orElseGet(Credential.Anonymous::new);
  }

  private Credential ask(String name, String registry) {
    var server = CredentialHelper.server(registry);
    return asked.computeIfAbsent(name + " " + server, _ -> new Asked(name, server)).answer();
  }

  /// One question to a helper, asked when it is first needed.
  private final class Asked {

    private final String name;
    private final String server;
    private Optional<Credential> answer = Optional.empty();

    Asked(String name, String server) {
      this.name = name;
      this.server = server;
    }

    synchronized Credential answer() {
      if (answer.isEmpty()) {
        answer = Optional.of(helper.ask(name, server));
      }
      return answer.get();
    }
  }
}
