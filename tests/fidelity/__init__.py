"""How true the text layer is: what readers read, and where each glyph stands."""
