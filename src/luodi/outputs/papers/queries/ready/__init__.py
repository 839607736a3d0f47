"""The papers that come with the house, each made as a leaflet from figures and rows."""
