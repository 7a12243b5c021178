-- Whose text a decision is about, so that a story finds those of its accounts; the words of the indices.

ALTER TABLE decision ADD COLUMN account TEXT NOT NULL DEFAULT '';  -- sha256 of the text that it points at
UPDATE decision SET account = coalesce(
  line ->> '$.target[0].sha256', line ->> '$.target[0].account', line ->> '$.target.sha256', line ->> '$.target.account', '');
CREATE INDEX decision_account ON decision (account);

-- The words of the indices, in their order: a search for a beginning looks them up.
CREATE VIRTUAL TABLE account_word USING fts5vocab(account_search, instance);
CREATE VIRTUAL TABLE quotation_word USING fts5vocab(quotation_search, instance);
CREATE VIRTUAL TABLE figure_word USING fts5vocab(figure_search, instance);
CREATE VIRTUAL TABLE name_word USING fts5vocab(name_search, instance);
