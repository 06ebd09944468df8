"""Words become spans, each with its rule and its reason."""
