-- The first schema. A migration that has been published is never changed: what comes later is a further file.
--
-- Keys grow with time: an account's key is the second it was told in, shifted by 16 bits, plus a number that
-- parts accounts of one second; keys of its quotations and figures are its own shifted by 12 bits, plus their
-- place. So "the newest first" is the order of the rows, and a stretch of time is a stretch of keys.
-- Times are seconds of UTC since 1970 unless they end in _printed.

CREATE TABLE engine (              -- which program and models made a record
  key INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  models TEXT NOT NULL,            -- JSON [{"name", "sha256"}]
  UNIQUE (version, models)
) STRICT;

CREATE TABLE page (                -- an address; its versions are accounts
  key INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE     -- URL as compared
) STRICT;

CREATE TABLE account (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  page INTEGER REFERENCES page (key),
  version INTEGER NOT NULL,        -- 1, 2, ... of its page
  latest INTEGER NOT NULL,         -- 1: no later version of its page is known
  version_of TEXT,                 -- id of version 1
  silent INTEGER NOT NULL,         -- 1: differs from the version before without saying so
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  use TEXT NOT NULL,
  kind TEXT NOT NULL,
  published TEXT,                  -- ISO 8601, cut at the precision it was printed in
  modified TEXT,
  retrieved TEXT,
  language TEXT NOT NULL,
  complete TEXT NOT NULL,
  words INTEGER NOT NULL,          -- of its own text
  sha256 TEXT NOT NULL,            -- of the text
  own_hash INTEGER NOT NULL,       -- of the text without furniture
  layout TEXT NOT NULL,            -- JSON: byline, printed times, paragraphs, credits; offsets in bytes
  added INTEGER NOT NULL,
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;
CREATE INDEX account_page ON account (page, version);
CREATE INDEX account_source ON account (source, key);
CREATE INDEX account_hash ON account (sha256);

CREATE TABLE body (                -- the words, apart from the small rows above
  account INTEGER PRIMARY KEY REFERENCES account (key),
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE account_search USING fts5 (
  title, source, text, content = 'body', content_rowid = 'account', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE hour (                -- how many accounts were told in each hour: search plans its stretches by it
  hour INTEGER PRIMARY KEY,        -- seconds / 3600
  accounts INTEGER NOT NULL
) STRICT;

CREATE TABLE quotation (
  key INTEGER PRIMARY KEY,         -- account << 12 | number
  kind TEXT NOT NULL,
  words TEXT NOT NULL,             -- the pieces, joined by a blank
  speaker TEXT NOT NULL,           -- resolved, else as printed; empty where unknown
  occasion TEXT NOT NULL,
  pieces TEXT NOT NULL,            -- JSON [[begin, end], ...], bytes
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;
CREATE VIRTUAL TABLE quotation_search USING fts5 (
  words, speaker, content = 'quotation', content_rowid = 'key', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE figure (
  key INTEGER PRIMARY KEY,         -- account << 12 | number
  begin INTEGER NOT NULL,          -- bytes
  end INTEGER NOT NULL,
  printed TEXT NOT NULL,
  thing TEXT NOT NULL,             -- what is counted, and what it is said of
  value REAL,
  low REAL,
  high REAL,
  least REAL NOT NULL,             -- the stretch that a search by value looks for: the value, else low to high
  most REAL NOT NULL,
  unit TEXT NOT NULL,
  qualifier TEXT NOT NULL,
  as_of TEXT NOT NULL,
  holder TEXT NOT NULL,            -- who is named as saying so
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;
CREATE INDEX figure_value ON figure (least);
CREATE INDEX figure_stretch ON figure (most) WHERE most > least;
CREATE VIRTUAL TABLE figure_search USING fts5 (
  thing, unit, content = 'figure', content_rowid = 'key', columnsize = 0, tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE name (                -- a name as compared, once for all accounts
  key INTEGER PRIMARY KEY,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,              -- as first printed
  accounts INTEGER NOT NULL,
  UNIQUE (folded, kind)
) STRICT;
CREATE VIRTUAL TABLE name_search USING fts5 (
  name, content = 'name', content_rowid = 'key', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE naming (
  name INTEGER NOT NULL REFERENCES name (key),
  account INTEGER NOT NULL REFERENCES account (key),
  mentions TEXT NOT NULL,          -- JSON [[begin, end], ...], bytes
  engine INTEGER NOT NULL REFERENCES engine (key),
  PRIMARY KEY (name, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_account ON naming (account);

CREATE TABLE placement (           -- where grouping put an account
  account INTEGER PRIMARY KEY REFERENCES account (key),
  story TEXT NOT NULL,
  copy_of TEXT,                    -- id of an account
  how TEXT,
  score REAL NOT NULL,
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;
CREATE INDEX placement_story ON placement (story, account);

CREATE TABLE grouping (            -- what grouping goes on from
  key INTEGER PRIMARY KEY CHECK (key = 1),
  state BLOB NOT NULL,             -- packed by zstd
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first TEXT,                      -- times as the document has them
  last TEXT,
  last_key INTEGER NOT NULL,       -- key of its newest account: the order of lists
  accounts INTEGER NOT NULL,       -- versions of one page counted once
  texts INTEGER NOT NULL,
  independent INTEGER NOT NULL,    -- groups without a shared source found
  revision INTEGER NOT NULL,       -- grows with each collation
  stale INTEGER NOT NULL           -- 1: its accounts have changed since the last collation
) STRICT;
CREATE INDEX story_last ON story (last_key, id);
CREATE INDEX story_stale ON story (stale) WHERE stale = 1;

CREATE TABLE collation (
  story TEXT PRIMARY KEY REFERENCES story (id),
  document BLOB NOT NULL,          -- tellings.collation/1 with this story alone, packed by zstd
  sha256 TEXT NOT NULL,            -- of the document unpacked
  made INTEGER NOT NULL,
  engine INTEGER NOT NULL REFERENCES engine (key)
) STRICT;

CREATE TABLE drawing (             -- who draws on whom, of the collations above
  story TEXT NOT NULL REFERENCES story (id),
  account INTEGER NOT NULL,
  origin INTEGER,                  -- account; null for a source that is not among them
  origin_label TEXT NOT NULL,      -- of that source: "press release"
  how TEXT NOT NULL,
  credited INTEGER NOT NULL,
  share REAL NOT NULL,
  band TEXT NOT NULL
) STRICT;
CREATE INDEX drawing_story ON drawing (story);
CREATE INDEX drawing_account ON drawing (account);

CREATE TABLE witness (             -- how each quotation was given, of the collations above
  story TEXT NOT NULL REFERENCES story (id),
  utterance TEXT NOT NULL,
  account INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  base TEXT NOT NULL,
  band TEXT NOT NULL
) STRICT;
CREATE INDEX witness_story ON witness (story);
CREATE INDEX witness_account ON witness (account);

CREATE TABLE decision (            -- what people decided
  key INTEGER PRIMARY KEY,
  line TEXT NOT NULL UNIQUE,       -- tellings.decisions/1
  added INTEGER NOT NULL,
  undone INTEGER                   -- when it was taken back
) STRICT;

CREATE TABLE outlet (              -- what people said of the sources
  domain TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE tombstone (           -- what was removed, and that it is not to come back
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reason TEXT NOT NULL,
  removed INTEGER NOT NULL
) STRICT;
CREATE INDEX tombstone_address ON tombstone (address);
CREATE INDEX tombstone_hash ON tombstone (sha256);
