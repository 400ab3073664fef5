"""The harness that tests share: browser, live site, HTML and accessibility checkers, query counting."""
