"""The shared file of entities."""
