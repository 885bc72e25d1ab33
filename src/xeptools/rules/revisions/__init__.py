"""The revision history."""
