package io.github.imagesync.document;

import io.github.imagesync.document.Problem.Mistake;

/// Ends the reading of a text that can't be read further; stays inside this package.
final class BrokenText extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  BrokenText(DocumentProblem code, String message, Place place) {
    super(message);
    this.mistake = new Mistake(code, message, place);
  }

  Mistake mistake() {
    return mistake;
  }
}
