"""System checks: one id and one hint for each thing an operator can get wrong."""
