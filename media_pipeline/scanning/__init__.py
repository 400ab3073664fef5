"""Has every uploaded file looked at by a virus scanner, where one is configured, and keeps what it finds from all."""
