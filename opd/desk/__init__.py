"""What an OPD's people find on the admin's home screen."""
