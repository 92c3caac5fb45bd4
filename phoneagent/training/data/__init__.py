"""Training sets: questions about screens and the calls that answer them, as Parquet shards."""
