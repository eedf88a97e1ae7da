"""What the bot knows: editions made of a folder of documents and a catalog, published and followed.

`builder` reads the folder, `publisher` moves the names that point to editions, `holder` gives a running
process the edition of the moment, `edition` is what questions are answered from.
"""
