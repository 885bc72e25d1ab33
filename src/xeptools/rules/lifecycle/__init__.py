"""Status, versions and dates as the process of XEP-0001 has them."""
