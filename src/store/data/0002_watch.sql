-- What the watch keeps: its feeds, the pages that they list, the notices given, and what is needed so that nothing
-- is told twice. Times are seconds of UTC since 1970.

CREATE TABLE feed (
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,        -- as it was named
  asked TEXT NOT NULL,             -- where it is asked for: elsewhere after a lasting redirect
  title TEXT NOT NULL,
  depth INTEGER NOT NULL,          -- 0: named by people; 1, 2, ...: listed by a list of feeds
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  next INTEGER NOT NULL,           -- when it is due
  state TEXT NOT NULL,             -- of the last attempt: "fetched", "unchanged", "busy", ...; empty before the first
  error TEXT NOT NULL,
  failures INTEGER NOT NULL,       -- in a row
  tried INTEGER,
  succeeded INTEGER,
  stopped INTEGER NOT NULL         -- 1: gone for good
) STRICT;

CREATE TABLE watched_page (        -- a page that a feed lists
  address TEXT PRIMARY KEY,        -- as compared
  feed INTEGER NOT NULL REFERENCES feed (key) ON DELETE CASCADE,
  url TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  item INTEGER NOT NULL,           -- hash of what the feed says of it: where it changes, the page is due
  listed INTEGER NOT NULL,         -- when it was listed first
  next INTEGER,                    -- when it is due; null: not again
  looks INTEGER NOT NULL,          -- how often it was had
  state TEXT NOT NULL,             -- as of feed; "stub" where only its first lines came
  error TEXT NOT NULL,
  failures INTEGER NOT NULL
) STRICT;
CREATE INDEX watched_page_next ON watched_page (next) WHERE next IS NOT NULL;
CREATE INDEX watched_page_feed ON watched_page (feed, state);

CREATE TABLE watch (               -- there is a row where the store is watched
  key INTEGER PRIMARY KEY CHECK (key = 1),
  since INTEGER NOT NULL           -- accounts added before are no news
) STRICT;
CREATE INDEX account_added ON account (added);

CREATE TABLE noticed (             -- accounts added since, that notices have been made of
  account INTEGER PRIMARY KEY,
  added INTEGER NOT NULL
) STRICT;
CREATE TABLE untold (              -- accounts of stories that are still below the thresholds
  account INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE told (                -- facts that a notice has told
  matter TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made INTEGER NOT NULL,
  kind TEXT NOT NULL,              -- "new story", "figure updated", ...
  story TEXT NOT NULL,
  body TEXT NOT NULL,              -- tellings.notice/1
  wanted INTEGER NOT NULL,         -- 0: not on the watch list, or muted: kept, not given
  given INTEGER,                   -- when it was given
  seen INTEGER                     -- when a person said so
) STRICT;
CREATE INDEX notice_story ON notice (story);
CREATE INDEX notice_given ON notice (given) WHERE given IS NULL;
CREATE TABLE mute (
  what TEXT NOT NULL,              -- "story", "source" or "kind"
  which TEXT NOT NULL,
  PRIMARY KEY (what, which)
) STRICT, WITHOUT ROWID;

-- The collations that have changed since the last notices, as they were then.
CREATE TABLE notice_base (
  story TEXT PRIMARY KEY,
  document BLOB NOT NULL           -- as of collation
) STRICT;
CREATE TRIGGER collation_replaced BEFORE INSERT ON collation WHEN EXISTS (SELECT 1 FROM watch) BEGIN
  INSERT INTO notice_base SELECT story, document FROM collation
    WHERE story = NEW.story AND NOT EXISTS (SELECT 1 FROM notice_base WHERE story = NEW.story);
END;
CREATE TRIGGER collation_deleted BEFORE DELETE ON collation WHEN EXISTS (SELECT 1 FROM watch) BEGIN
  INSERT INTO notice_base SELECT OLD.story, OLD.document
    WHERE NOT EXISTS (SELECT 1 FROM notice_base WHERE story = OLD.story);
END;
