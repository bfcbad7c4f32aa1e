"""How good the data are: what is filled in and known, how fresh each return is, and which oddities bend which measure."""
