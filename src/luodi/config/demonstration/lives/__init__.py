"""The projects as they are meant to go, before anybody writes a word of them."""
