package io.github.imagesync.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The manifests for Kubernetes, held to its own description of them.
class KubernetesTest {

  private static final Path FOLDER = Path.of("deploy", "kubernetes");

  static List<Path> manifests() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static List<String> complaintsAbout(JsonNode manifest) throws IOException {
    return schema().validate(manifest.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema schema() throws IOException {
    var text = Files.readString(Path.of("src/test/resources/kubernetes/cronjob.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void a_cluster_would_take_it(Path manifest) throws IOException {
    assertThat(complaintsAbout(read(manifest))).isEmpty();
  }

  @Test
  void a_misspelt_field_would_be_noticed() throws IOException {
    var manifest = read(FOLDER.resolve("cronjob.yaml"));
    ((ObjectNode) container(manifest).path("securityContext")).put("readOnlyRootFileSystem", true);

    assertThat(complaintsAbout(manifest)).isNotEmpty();
  }

  @Test
  void the_job_runs_without_rights_as_nobody_in_particular() throws IOException {
    var manifest = read(FOLDER.resolve("cronjob.yaml"));
    var pod = manifest.at("/spec/jobTemplate/spec/template/spec");
    var context = container(manifest).path("securityContext");

    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
  }

  @Test
  void the_secret_of_the_job_is_the_one_beside_it_and_empty() throws IOException {
    var secret = read(FOLDER.resolve("secret.yaml"));

    assertThat(container(read(FOLDER.resolve("cronjob.yaml"))).at("/envFrom/0/secretRef/name"))
        .isEqualTo(secret.at("/metadata/name"));
    assertThat(secret.path("stringData")).isNotEmpty().allMatch(value -> value.asText().isEmpty());
  }

  private static JsonNode container(JsonNode manifest) {
    return manifest.at("/spec/jobTemplate/spec/template/spec/containers/0");
  }
}
