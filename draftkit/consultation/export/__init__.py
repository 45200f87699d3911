"""Export: answers as files for portals, spreadsheets and programs."""
