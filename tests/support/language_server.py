"""The language server for YAML that editors run, asked over its standard input and output.

In: a folder, its settings and files. Out: the findings, the explanation under the cursor and the proposals that an
editor would show. Needs `yaml-language-server` (npm), which is no part of the test set-up.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

PROGRAM = shutil.which("yaml-language-server")


class LanguageServer:
    """A running server for one folder."""

    def __init__(self, folder: Path, schemas: Mapping[str, Any]) -> None:
        self.folder = folder
        self.settings = {"schemas": dict(schemas), "validate": True, "hover": True, "completion": True}
        self.settings["schemaStore"] = {"enable": False}
        self.number = 0
        self.published: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> LanguageServer:
        assert PROGRAM is not None
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([PROGRAM, "--stdio"], **pipes)  # type: ignore[call-overload]
        uri = self.folder.as_uri()
        can = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}, "workspace": {"configuration": True}}
        folders = [{"uri": uri, "name": self.folder.name}]
        about = {"processId": None, "rootUri": uri, "capabilities": can, "workspaceFolders": folders}
        self.request("initialize", about)
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def open(self, name: str, text: str, language: str = "yaml") -> list[str]:
        """Open a file with a text, once; the findings as `line: message`, from 1."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        assert uri not in self.published, "what is found in a file is asked once"
        self.notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self.published:
            self.receive()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self.published[uri]]

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown over a place, counted from 1."""
        answer = self.request("textDocument/hover", self.at(name, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def completion(self, name: str, line: int, column: int) -> set[str]:
        """What is proposed at a place, counted from 1."""
        answer = self.request("textDocument/completion", self.at(name, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"] for item in items}

    def at(self, name: str, line: int, column: int) -> dict[str, Any]:
        place = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": (self.folder / name).as_uri()}, "position": place}

    def request(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next message; what the server itself asks for is answered."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the language server ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": self.reply(message)})
        return message

    def reply(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings if item.get("section") == "yaml" else {} for item in message["params"]["items"]]
