package io.github.imagesync.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// GitHub's own description of its API, and what in a request or answer it does not allow.
final class OpenApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30());

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  static OpenApi load(String resource) {
    try (var in = OpenApi.class.getResourceAsStream("/github/" + resource)) {
      return new OpenApi(JSON.readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What may be asked at a path.
  record Operation(String path, JsonNode description) {}

  Optional<Operation> operation(String method, String path) {
    for (var each : root.path("paths").properties()) {
      var regex = each.getKey().replaceAll("\\{[a-z_]+}", "[^/]+");
      if (Pattern.matches(regex, path)) {
        var found = each.getValue().path(method.toLowerCase(Locale.ROOT));
        return found.isMissingNode()
            ? Optional.empty()
            : Optional.of(new Operation(each.getKey(), found));
      }
    }
    return Optional.empty();
  }

  List<String> faultsOfRequest(Operation operation, JsonNode body) {
    var schema = operation.description().at("/requestBody/content/application~1json/schema");
    var faults = new ArrayList<>(faults(schema, body));
    faults.addAll(unknown("", schema, body));
    return faults;
  }

  List<String> faultsOfAnswer(Operation operation, int status, JsonNode body) {
    var schema =
        operation.description().at("/responses/" + status + "/content/application~1json/schema");
    return schema.isMissingNode()
        ? List.of("an answer " + status + " is not described")
        : faults(schema, body);
  }

  private List<String> faults(JsonNode schema, JsonNode body) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", root.path("components")); // what its references point at
    return schemas.getSchema(whole).validate(body).stream().map(Object::toString).toList();
  }

  /// Fields that the description does not name; JSON schema lets them pass.
  private static List<String> unknown(String at, JsonNode schema, JsonNode body) {
    var faults = new ArrayList<String>();
    if (body.isObject()) {
      for (var field : body.properties()) {
        var known = schema.path("properties").path(field.getKey());
        var path = at + "/" + field.getKey();
        if (known.isMissingNode()) {
          faults.add(path + " is no field");
        } else {
          faults.addAll(unknown(path, known, field.getValue()));
        }
      }
    }
    for (int i = 0; body.isArray() && i < body.size(); i++) {
      faults.addAll(unknown(at + "/" + i, schema.path("items"), body.get(i)));
    }
    return faults;
  }
}
