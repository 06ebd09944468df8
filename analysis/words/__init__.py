"""The running text, split once: paragraphs, sentences, words, quotation marks."""
