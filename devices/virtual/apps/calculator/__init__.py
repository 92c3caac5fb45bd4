"""Calculator: sums, and what was calculated before."""
