"""Columns of the tables, as Spark names their types."""

READ = ("id string, input string, url string, source string, title string, byline string, published string, modified string, "
        "language string, complete string, text string, words bigint, sha256 string, paragraphs string, credit string, reason string")
SIGNATURES = "id string, second bigint, text_hash bigint, signature binary"
KEYS = "key bigint, id string, second bigint, weight_milli bigint"
PAIRS = "a string, b string, weight double"
LIKENESS = "a string, b string, likeness double"
STORIES = "id string, story string, copy_of string, how string, score double, round_up boolean, component string"
LAID = "kind string, story string, id string, json string"
DRAWINGS = "story string, account string, origin string, label string, how string, credited boolean, share double, band string"
QUOTATIONS = ("id string, story string, quotation string, speaker string, text string, accounts bigint, first string, "
              "keys array<bigint>")
