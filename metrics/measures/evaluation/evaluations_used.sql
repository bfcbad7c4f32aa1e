/*
title = "Commissioning decisions that cite an evaluation"
definition = "Recorded commissioning decisions in the quarter that cite an evaluation."
kind = "published"
unit = "decisions"
better = "higher"
source = "The council's own record of decisions"
basis = "local upload"
caveats = []
lag = "The quarter's own record."
reviewed = 2026-11-22
*/
