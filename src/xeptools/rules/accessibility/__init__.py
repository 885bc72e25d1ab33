"""Tables, images and link texts that all readers can use."""
