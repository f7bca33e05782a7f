"""Diwan (ديوان): a searchable web archive of Arabic diplomatic news."""
