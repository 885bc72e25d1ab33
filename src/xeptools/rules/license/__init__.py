"""The legal notice: there, whole, the published one and the right one."""
