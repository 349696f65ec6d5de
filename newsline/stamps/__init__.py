"""A line -> what it says of time, and nothing that it does not say."""
