"""Reading in: files become records, records become articles with what was recognised in them."""
