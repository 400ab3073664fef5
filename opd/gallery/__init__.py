"""Albums: what citizens see of each photo, and the desk where operators fill an album."""
