"""What an article says: boilerplate, dateline, who and what is mentioned. Pure: text and gazetteer in, spans out."""
