"""What goes out of the file and comes in: career files, bundles, keys, badges, signed pages."""
