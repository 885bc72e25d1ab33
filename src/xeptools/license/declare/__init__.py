"""What a package declares of its files: collected once, written in the form of each system."""
