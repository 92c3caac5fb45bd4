"""A vision-language checkpoint from disk or hub into memory, with its processor and chat template."""
