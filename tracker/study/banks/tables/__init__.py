"""Banks in rows and columns: sheets, CSV, lists of records."""
