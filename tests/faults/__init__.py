"""Faults planted in real catalogs, and what the checks say of them."""
