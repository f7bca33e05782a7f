"""What the world is called: countries, places, actors and the offices they held, and how texts spell them."""
