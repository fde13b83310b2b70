package io.github.imagesync.credentials;

import com.google.cloud.tools.jib.registry.credentials.CredentialHelperNotFoundException;
import com.google.cloud.tools.jib.registry.credentials.CredentialHelperUnhandledServerUrlException;
import com.google.cloud.tools.jib.registry.credentials.DockerCredentialHelper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the helper that is installed on this machine, by jib-core. What a helper prints may hold a
/// secret, so it is in no message.
record InstalledHelper(Map<String, String> environment) implements CredentialHelper {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String NOTHING_KNOWN = "credentials not found";
  private static final String TOKEN_USER = "<token>";

  @Override
  public Credential ask(String name, String server) {
    var program = "docker-credential-" + name;
    if (!NAME.matcher(name).matches()) {
      return new Credential.Unusable(
          "Docker's config.json names a credential helper that can't be one");
    }
    var path = onPath(program);
    if (path.isEmpty()) {
      return notInstalled(program, server);
    }
    try {
      var found = new DockerCredentialHelper(server, path.get(), environment).retrieve();
      var secret = new Secret(found.getPassword());
      return found.getUsername().equals(TOKEN_USER)
          ? new Credential.IdentityToken(secret)
          : new Credential.Basic(found.getUsername(), secret);
    } catch (CredentialHelperUnhandledServerUrlException e) {
      return String.valueOf(e.getMessage()).contains(NOTHING_KNOWN)
          ? new Credential.Anonymous()
          : failed(program, server);
    } catch (CredentialHelperNotFoundException _) {
      return notInstalled(program, server);
    } catch (IOException _) {
      return failed(program, server);
    }
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Credential notInstalled(String program, String server) {
    return new Credential.Unusable(
        "Docker's config.json names "
            + program
            + " for "
            + server
            + ", which is not installed; install it, or give an entry in auth.json");
  }

  private static Credential failed(String program, String server) {
    return new Credential.Unusable(
        program + " failed for " + server + "; try: echo " + server + " | " + program + " get");
  }
}
