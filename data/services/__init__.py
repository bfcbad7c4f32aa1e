"""The offer mapped: services of the register with what was changed on screen, where they stand, what repeats and what is missing."""
