"""Large files come in pieces and go on after a lost connection (tus 1.0, https://tus.io/protocols/resumable-upload)."""
