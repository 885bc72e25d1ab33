"""References to XEPs, RFCs and drafts, by entity, link or name."""
