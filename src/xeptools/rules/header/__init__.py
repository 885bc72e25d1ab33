"""The header: number, status, type, approver, authors, short name."""
