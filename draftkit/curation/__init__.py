"""Curation: what maintainers do with a library between two documents: approve, bump, rename, search, compare, share."""
