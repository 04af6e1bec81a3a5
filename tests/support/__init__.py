"""Real servers and other parts that tests run against."""
