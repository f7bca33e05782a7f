"""The pages in a real browser, served by `manage.py quickstart` as a reader's machine would serve them."""
