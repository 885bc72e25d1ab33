"""The site of a whole tree: which pages there are, and making them, fast and each whole or not at all."""
