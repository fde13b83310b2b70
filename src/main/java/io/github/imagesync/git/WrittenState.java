package io.github.imagesync.git;

/// What became of a sync state that was to be written.
public sealed interface WrittenState {

  /// It is there, perhaps merged with what other runs wrote meanwhile.
  record Pushed(KeptState.Sound state) implements WrittenState {}

  /// Other runs were faster, time and again; nothing was written.
  record Lost(int attempts) implements WrittenState {}

  /// Neither this token nor this run may write it; `why` is in the server's words.
  record NotAllowed(String why) implements WrittenState {}
}
