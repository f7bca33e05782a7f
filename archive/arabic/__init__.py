"""Arabic text: letters, tokens, folding, stems, roots, digits, dates; one analysis for what is indexed and asked."""
