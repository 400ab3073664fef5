"""Makes an uploaded document harmless and takes out private particulars, in a process of its own without Django."""
