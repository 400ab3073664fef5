"""Previews of the components, a file a family: import nothing from here, cms.design.registry finds the files."""
