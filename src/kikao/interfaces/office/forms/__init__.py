"""The pages of forms and of the tokens with which phones fetch and send them."""
