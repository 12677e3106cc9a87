"""Two versions of a paper in, what changed out: pure values, for the reports and the redline."""
