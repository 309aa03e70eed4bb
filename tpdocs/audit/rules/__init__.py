"""The rules of the audit, by area."""
