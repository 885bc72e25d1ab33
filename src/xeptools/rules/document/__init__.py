"""The file: its encoding, its DOCTYPE, its elements."""
