"""The catalogues, and how the desk writes dates in each language."""
