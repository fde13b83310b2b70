package io.github.imagesync.cli;

import picocli.CommandLine.Option;

/// What stdout carries.
class FormatOption {

  static final String NAME = "Output";

  @Option(
      names = "--format",
      paramLabel = "text|json|github",
      defaultValue = "text",
      description = "What stdout carries. Default: text.")
  Format format = Format.TEXT;
}
