"""The XML Schemas in a document: well-formed, valid, and true of the examples."""
