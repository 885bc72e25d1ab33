"""Examples and schemas inside a XEP: finding, understanding, cataloguing and validating them."""
