"""HTML: a web page or survey as passages."""
