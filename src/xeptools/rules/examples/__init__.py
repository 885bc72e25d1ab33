"""Examples: well-formed, stanzas as RFC 6120 has them, in agreement with the schemas."""
