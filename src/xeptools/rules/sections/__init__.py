"""Sections: which there are, in which order, and what they must not say."""
