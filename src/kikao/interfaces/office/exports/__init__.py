"""Files of sealed words that leave the server: asked for, agreed to, taken."""
