"""Model: the values that steps hand to each other, and the shapes of the files people write. No I/O here."""
