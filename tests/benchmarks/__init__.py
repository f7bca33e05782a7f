"""Benchmarks: each prints the work, the size, the machine and the ratio to what it is compared with in the same run."""
