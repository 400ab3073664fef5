"""A form that was opened with a right and sent without it loses nothing: what was typed waits for the page's OPD."""
