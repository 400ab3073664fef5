"""What keeps a browser, a form and an address safe, whatever page it is."""
