"""What every room stands on: vocabulary, history, people, rulebook, files, page furniture."""
