"""What every page is made of: the tagged file, type, pictures, codes, the parts of a sheet."""
