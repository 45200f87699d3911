"""Word: what a .docx is. Names, XML text, packages read safely and written byte for byte the same."""
