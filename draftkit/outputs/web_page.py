"""Web pages: the frame of a page that stands by itself, safe to open from wherever it was saved.

In: a title, a style, the HTML of the body and perhaps a script. Out: the page. It loads nothing, runs no other script
than its own (by its hash, in a Content Security Policy) and asks search engines to leave it alone.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape


def web_page(title: str, style: str, body: str, script: str = "") -> str:
    """The page; `title` is plain text, `body` the HTML inside `main`."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    running = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n{running}</body>\n</html>\n"
    )
