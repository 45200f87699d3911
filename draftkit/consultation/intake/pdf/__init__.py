"""PDF: the pages of a published file as passages, from characters, ruling lines and fields."""
