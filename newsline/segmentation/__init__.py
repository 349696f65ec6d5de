"""A document -> its articles, each cut into its parts."""
