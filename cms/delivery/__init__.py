"""How an answer travels: compressed, and asked for again only when it has changed."""
