"""Namespaces: spelled as they are defined, and one version at a time."""
