"""The wheel with nothing but Python: bare.py ACCOUNTS.jsonl. Run by tests/python.sh before anything else is installed."""
import json
import pathlib
import sys

import tellings

accounts = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines()]
collation = tellings.collate(accounts)
assert len(collation.story.accounts) + len(collation.apart) == len(accounts), collation
page = collation.to_html()
assert "tellings.collation/1" in page and len(page) > 100_000
print(f"{collation!r} from a wheel with nothing beside it")
