"""One rule a file, in a folder for each part of a document; nothing else lives here."""
