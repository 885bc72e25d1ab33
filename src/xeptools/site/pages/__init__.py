"""The pages of a site that no document has for itself, one kind a file."""
