package io.github.imagesync.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The digest of a blob or manifest, sha256 or sha512, lower-case hex (image-spec, "Digests").
public record Digest(Algorithm algorithm, String hex) implements Target, Comparable<Digest> {

  /// The registered algorithms, with the length of their hex form.
  public enum Algorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String label;
    private final String javaName;
    private final Pattern hex;

    Algorithm(String label, String javaName, int length) {
      this.label = label;
      this.javaName = javaName;
      this.hex = Pattern.compile("[0-9a-f]{" + length + "}");
    }

    /// A fresh digester; every JDK has both algorithms.
    public MessageDigest digester() {
      try {
        return MessageDigest.getInstance(javaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return label;
    }
  }

  public Digest {
    if (!algorithm.hex.matcher(hex).matches()) {
      throw new MalformedReference(
          MalformedReference.Part.DIGEST, "not a " + algorithm + " digest: '" + hex + "'");
    }
  }

  /// Reads `algorithm:hex`; throws [MalformedReference] for anything else.
  public static Digest parse(String text) {
    for (var algorithm : Algorithm.values()) {
      if (text.startsWith(algorithm.label + ":")) {
        return new Digest(algorithm, text.substring(algorithm.label.length() + 1));
      }
    }
    throw new MalformedReference(
        MalformedReference.Part.DIGEST,
        "'" + text + "' is not a digest; write sha256: and 64 hex digits");
  }

  /// The sha256 digest of these bytes.
  public static Digest of(byte[] bytes) {
    return of(Algorithm.SHA256, bytes);
  }

  /// The digest of these bytes by the given algorithm.
  public static Digest of(Algorithm algorithm, byte[] bytes) {
    var digester = algorithm.digester();
    digester.update(bytes);
    return finished(algorithm, digester);
  }

  /// The digest that a finished digester of this algorithm gave.
  public static Digest finished(Algorithm algorithm, MessageDigest digester) {
    return new Digest(algorithm, HexFormat.of().formatHex(digester.digest()));
  }

  /// True when these bytes have this digest.
  public boolean matches(byte[] bytes) {
    return of(algorithm, bytes).equals(this);
  }

  /// The first 12 hex digits, as people read them.
  public String shortForm() {
    return hex.substring(0, 12);
  }

  @Override
  public int compareTo(Digest other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
