"""The making of presenters: from answers and rows to what a page is given."""
