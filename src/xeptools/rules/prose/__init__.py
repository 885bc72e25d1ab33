"""Running text: spelling, typography, the words of BCP 14."""
