"""The knowledge floor."""
