"""Rules on cases and meetings: what is wrong in a paper, found where it stands."""
