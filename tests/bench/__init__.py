"""`make bench`: what one server process does with the pages that matter most. See __main__.py."""
