"""The steps of the journey that need the disk: one file each, called by `pipeline.py`."""
