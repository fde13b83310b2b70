package io.github.imagesync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.imagesync.document.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// JSON that is written while it is made, so that its size costs no memory. No `#` stands in it:
/// the runner of GitHub Actions obeys `##[name]` in whatever a step prints.
final class JsonOutput {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false).build();

  private JsonOutput() {}

  /// What writes one document.
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /// Writes a document and a line break; leaves `out` open.
  static void write(Writer out, Body body) {
    try (var json = FACTORY.createGenerator(out)) {
      json.setCharacterEscapes(new WithoutHashes());
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      body.write(json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fields `file` and `line`.
  static void place(JsonGenerator json, Place place) throws IOException {
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
  }

  private static final class WithoutHashes extends CharacterEscapes {

    private static final int[] ESCAPES = escapes();

    private static int[] escapes() {
      var escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes['#'] = CharacterEscapes.ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ESCAPES.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return null;
    }
  }
}
