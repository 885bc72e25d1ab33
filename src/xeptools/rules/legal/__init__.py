"""The legal notice."""
