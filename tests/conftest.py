"""What every test may ask for: the real engine in a folder of its own, and the archive of the five seeds."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
