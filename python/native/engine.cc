#include "engine.h"

#include <utility>

#include "account_table.h"
#include "document/read.h"
#include "failure.h"
#include "nlp/raw_json.h"
#include "pipeline/account_json.h"
#include "pipeline/analyse.h"
#include "pipeline/collate_accounts.h"
#include "pipeline/decisions.h"
#include "pipeline/given_times.h"
#include "pipeline/notes_json.h"
#include "pipeline/own_text.h"
#include "pipeline/parallel.h"
#include "render/explain.h"
#include "render/exports.h"
#include "render/markdown.h"
#include "render/page.h"
#include "render/report.h"
#include "render/terminal.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;  // items held at a time

std::string account_line(const ReadAccount& read, bool keep_furniture) {
  std::string line;
  if (keep_furniture) {
    append_account_json(line, read.account, read.origin, read.entries);
  } else {
    const Account own = without_furniture(read.account);
    append_account_json(line, own, read.origin, entries_without_furniture(read.entries, read.account, own));
  }
  return line;
}

std::vector<ReadItem> read_some(PageSource& items, std::size_t most, const ReadOptions& reading) {
  return read_batch(items, std::min(most, kBatch), reading);
}

void add_for_use(PageSource* source, Use use, const ReadOptions& reading, AccountBatch& batch) {
  if (source == nullptr) return;
  AccountBatch more = read_all_accounts(*source, reading);
  for (Account& account : more.accounts) {
    account.use = use;
    batch.accounts.push_back(std::move(account));
  }
  batch.skipped.insert(batch.skipped.end(), more.skipped.begin(), more.skipped.end());
}

}  // namespace

LaidOut::LaidOut(const std::string& document) {
  auto read = value_of(read_document(document));
  collation_ = std::move(read.collation);
  decisions_ = std::move(read.options.decisions);
  models_ = std::move(read.options.models);
}

std::string LaidOut::json(bool with_text, bool excerpts) const {
  DocumentOptions options;
  options.engine_version = TELLINGS_VERSION;
  options.models = models_;
  options.with_text = with_text;
  options.excerpts = excerpts;
  options.decisions = decisions_;
  return write_document(collation_, options);
}

std::string LaidOut::html() const {
  std::string page = render_page(json(true, false));
  if (page.empty()) throw Failure("writing the page: this build has none; run ./run setup, build again");
  return page;
}

std::string LaidOut::markdown() const { return print_markdown(make_reports(collation_)); }

std::string LaidOut::report(int width, bool colour) const {
  return print_terminal(make_reports(collation_), {colour, width});
}

std::string LaidOut::exported(const std::string& form) const {
  std::string known;
  for (const Export& one : kExports) {
    if (one.form == form) return one.make(collation_);
    known += (known.empty() ? "" : ", ") + std::string(one.form);
  }
  throw Failure("exporting as " + form + ": not one of " + known);
}

std::string LaidOut::explained(const std::string& id) const {
  const auto explanation = explain(collation_, id);
  if (!explanation)
    throw Failure(
        "explaining " + id +
        ": no quotation, figure, claim or pair of accounts has this name; give an id of the document, q3, "
        "f2, c5 by place, or a2:a7");
  return explanation_json(*explanation);
}

Engine::Engine(const std::vector<std::string>& folders)
    : models_(value_of(load_models(folders))), versions_(versions_of(models_)) {}

ReadOptions Engine::reading(unsigned threads) const {
  ReadOptions reading;
  reading.language = &models_.language;
  reading.threads = threads;
  return reading;
}

std::vector<Outcome> Engine::extract(PageSource& items, bool keep_furniture, unsigned threads) const {
  ReadOptions reading = this->reading(threads);
  reading.extract.keep_furniture = keep_furniture;
  reading.keep_empty = true;
  std::vector<Outcome> outcomes;
  for (;;) {
    const auto read = read_some(items, kBatch, reading);
    if (read.empty()) return outcomes;
    for (const ReadItem& item : read) {
      if (const auto* account = std::get_if<ReadAccount>(&item)) {
        outcomes.push_back({account->origin, account_line(*account, keep_furniture), "", ""});
      } else {
        const auto& skipped = std::get<SkippedPage>(item);
        outcomes.push_back({skipped.origin, "", "", skipped.reason});
      }
    }
  }
}

Table Engine::extract_table(PageSource& items, bool keep_furniture, std::size_t most,
                            unsigned threads) const {
  ReadOptions reading = this->reading(threads);
  reading.extract.keep_furniture = keep_furniture;
  reading.keep_empty = true;
  Table table(account_columns());
  while (static_cast<std::size_t>(table.rows()) < most) {
    const auto read = read_some(items, most - static_cast<std::size_t>(table.rows()), reading);
    if (read.empty()) break;
    for (const ReadItem& item : read) {
      if (const auto* account = std::get_if<ReadAccount>(&item)) {
        const Account& whole = account->account;
        add_account(table, keep_furniture ? whole : without_furniture(whole), account->origin);
      } else {
        add_skipped(table, std::get<SkippedPage>(item));
      }
    }
  }
  return table;
}

std::vector<Outcome> Engine::annotate(PageSource& items, const Annotating& how) const {
  std::vector<Outcome> outcomes;
  for (;;) {
    auto read = read_some(items, kBatch, reading(how.threads));
    if (read.empty()) return outcomes;
    const std::size_t first = outcomes.size();
    outcomes.resize(first + read.size());
    parallel_for(read.size(), how.threads, [&](std::size_t i) {
      Outcome& outcome = outcomes[first + i];
      if (const auto* skipped = std::get_if<SkippedPage>(&read[i])) {
        outcome = {skipped->origin, "", "", skipped->reason};
        return;
      }
      auto& account = std::get<ReadAccount>(read[i]);
      outcome.input = account.origin;
      outcome.text = account.account.text;
      if (how.raw) {
        append_raw_json(outcome.json, account.account.id, outcome.text,
                        models_.analyzer.analyze(outcome.text));
      } else {
        const auto shared = std::make_shared<const Account>(std::move(account.account));
        append_notes_json(outcome.json, analyse(models_.analyzer, shared),
                          {how.tokens, how.all_attributions});
      }
    });
  }
}

Table Engine::annotate_table(PageSource& items, const Annotating& how, std::size_t most) const {
  Table table({{"id"}, {"language"}, {"notes"}, {"input"}, {"reason"}});
  while (static_cast<std::size_t>(table.rows()) < most) {
    auto read = read_some(items, most - static_cast<std::size_t>(table.rows()), reading(how.threads));
    if (read.empty()) break;
    std::vector<std::string> lines(read.size());
    parallel_for(read.size(), how.threads, [&](std::size_t i) {
      const auto* account = std::get_if<ReadAccount>(&read[i]);
      if (account == nullptr) return;
      append_notes_json(lines[i],
                        analyse(models_.analyzer, std::make_shared<const Account>(account->account)),
                        {how.tokens, how.all_attributions});
    });
    for (std::size_t i = 0; i < read.size(); ++i) {
      const auto* account = std::get_if<ReadAccount>(&read[i]);
      table.add_or_null(account == nullptr ? "" : account->account.id);
      table.add_or_null(account == nullptr ? "" : account->account.language);
      table.add_or_null(lines[i]);
      const auto* skipped = std::get_if<SkippedPage>(&read[i]);
      table.add(std::string_view(skipped == nullptr ? account->origin : skipped->origin));
      table.add_or_null(skipped == nullptr ? "" : skipped->reason);
    }
  }
  return table;
}

LaidOut Engine::collate(PageSource& accounts, PageSource* drafts, PageSource* references,
                        const CollateRequest& request) const {
  const GivenTimes times = value_of(read_given_times(request.date, request.zone));
  std::vector<Decision> decisions = value_of(read_decisions(request.decisions));
  AccountBatch batch = read_all_accounts(accounts, reading(request.threads));
  for (Account& account : batch.accounts)
    for (const std::string& own : request.own)
      if (account.source == own) account.use = Use::kOwn;
  add_for_use(drafts, Use::kDraft, reading(request.threads), batch);
  add_for_use(references, Use::kReference, reading(request.threads), batch);
  give_times(batch.accounts, times);
  CollateOptions options;
  options.one_story = request.one_story;
  options.exclude = request.exclude;
  options.threads = request.threads;
  for (std::string& id : decide_before(decisions, batch.accounts)) options.exclude.push_back(std::move(id));
  Collation collation = collate_accounts(std::move(batch), models_.analyzer, models_.vectors.get(), options);
  decide_after(decisions, collation);
  return {std::move(collation), std::move(decisions), versions_};
}

StoreEngine Engine::for_store(unsigned threads) const {
  StoreEngine engine;
  engine.analyzer = &models_.analyzer;
  engine.vectors = models_.vectors.get();
  engine.document.engine_version = TELLINGS_VERSION;
  engine.document.models = versions_;
  engine.threads = threads;
  return engine;
}

}  // namespace tellings
