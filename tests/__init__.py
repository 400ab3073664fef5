"""Everything that proves the project works; rooms follow the apps."""
