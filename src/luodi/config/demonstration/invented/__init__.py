"""What is invented: the city and its bodies, the people, the firms, the words, the chance."""
