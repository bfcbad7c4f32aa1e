"""Words that give away what an edition hides (`metrics/edition_giveaway.py`)."""

from metrics.edition_giveaway import giveaways as giveaways
from metrics.edition_giveaway import giveaways_in as giveaways_in
