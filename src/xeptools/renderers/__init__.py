"""One module a format; renderers only read fields and never see each other. ``formats`` lists them."""
