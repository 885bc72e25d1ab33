"""Links and anchors."""
