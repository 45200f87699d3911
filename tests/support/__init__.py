"""What the tests share: workspaces from a dict, text cases, readers of .docx that are not draftkit's own, judges."""
