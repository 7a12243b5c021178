#include "server/pipeline_collator.h"

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>

#include "fetch/fetched_pages.h"
#include "ingest/account_ids.h"
#include "ingest/byte_stream.h"
#include "ingest/input_kind.h"
#include "ingest/inputs.h"
#include "ingest/json_lines.h"
#include "ingest/pasted.h"
#include "pipeline/collate_accounts.h"
#include "pipeline/given_times.h"
#include "pipeline/read_accounts.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 64;
constexpr std::size_t kHead = 4096;  // enough to tell what a file is
constexpr std::string_view kPaste = "paste the text of the article";

// A folder that goes with what is in it. Files are read by their names, as from the command line.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tellings-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // The path of a new file; empty where it cannot be written.
  std::string put(std::string_view name, const std::string& bytes) {
    std::string plain(name.substr(name.find_last_of("/\\") + 1));
    std::erase_if(plain, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (plain.empty() || plain.front() == '.') plain = "file" + plain;
    if (plain.size() > 200) plain.erase(0, plain.size() - 200);
    const std::filesystem::path place = path_ / std::to_string(++count_);
    std::error_code error;
    std::filesystem::create_directory(place, error);
    std::ofstream file(place / plain, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return path_.empty() || error || !file ? "" : (place / plain).string();
  }

 private:
  std::filesystem::path path_;
  int count_ = 0;
};

// Passes requests on, and notes which addresses are not to be had whatever one does.
class NotingFetcher : public PageFetcher {
 public:
  explicit NotingFetcher(PageFetcher& fetcher) : fetcher_(fetcher) {}
  FetchedPage fetch(const FetchRequest& request) override {
    FetchedPage page = fetcher_.fetch(request);
    const FetchState state = page.state;
    if (state == FetchState::kRefused || state == FetchState::kRobots || state == FetchState::kAddress) {
      const std::lock_guard lock(mutex_);
      refused_.insert(request.url);
    }
    return page;
  }
  [[nodiscard]] const std::set<std::string>& refused() const { return refused_; }  // once all are fetched

 private:
  PageFetcher& fetcher_;
  std::mutex mutex_;
  std::set<std::string> refused_;
};

// All inputs as items, in their order, with what each is called.
class Inputs : public PageSource {
 public:
  // Addresses come last, some being fetched at a time; `retrieved`: the time of what is fetched.
  Inputs(const JobRequest& request, PageFetcher* fetcher, const std::string& retrieved) {
    std::vector<std::string> urls;
    for (const JobInput& input : request.inputs) {
      if (input.kind == JobInput::Kind::kAddress) {
        urls.push_back(input.name);
      } else {
        add(input);
      }
    }
    if (fetcher != nullptr) {
      fetch(std::move(urls), *fetcher, retrieved);
    } else {
      for (const std::string& url : urls) refuse(url);
    }
  }
  std::optional<IngestItem> next() override {
    if (items_.empty()) return std::nullopt;
    IngestItem item = std::move(items_.front());
    items_.pop_front();
    return item;
  }
  // Whether what is called so was not to be read at all, whatever stands in it.
  [[nodiscard]] bool is_refused(const std::string& name) const { return refused_.contains(name); }

 private:
  void add(const JobInput& input) {
    switch (input.kind) {
      case JobInput::Kind::kAccount:
        return take(*read_json_lines(stream_of(input.bytes + "\n"), input.name, FieldMap()), input.name);
      case JobInput::Kind::kText:
        for (IngestItem& item : split_pasted(input.bytes, input.name)) items_.push_back(std::move(item));
        return;
      case JobInput::Kind::kFile:
        return add_file(input);
      case JobInput::Kind::kAddress:
        return;
    }
  }

  void add_file(const JobInput& input) {
    if (guess_kind(unpacked_name(input.name), std::string_view(input.bytes).substr(0, kHead)).kind ==
        InputKind::kRefused)
      refused_.insert(input.name);
    const std::string path = folder_.put(input.name, input.bytes);
    if (path.empty()) {
      items_.push_back(
          SkippedPage{input.name, "cannot be kept while it is read; free some space on the disk"});
      return;
    }
    take(*read_inputs({path}, InputOptions()), input.name, path);
  }

  void fetch(std::vector<std::string> urls, PageFetcher& fetcher, const std::string& retrieved) {
    NotingFetcher noting(fetcher);
    const auto pages = fetch_pages(std::move(urls), noting, retrieved);
    while (auto item = pages->next()) items_.push_back(*std::move(item));
    refused_.insert(noting.refused().begin(), noting.refused().end());
  }

  void refuse(const std::string& url) {
    refused_.insert(url);
    items_.push_back(SkippedPage{
        url, "this server fetches no pages; " + std::string(kPaste) + ", or give the saved page"});
  }

  // What a source gives, called by `name` in the place of `path`.
  void take(PageSource& source, const std::string& name, const std::string& path = "") {
    while (auto item = source.next()) {
      std::visit(
          [&](auto& one) {
            const std::size_t at = path.empty() ? std::string::npos : one.origin.find(path);
            one.origin = at == std::string::npos ? name : one.origin.replace(at, path.size(), name);
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, SkippedPage>) {
              const std::size_t in_reason = path.empty() ? std::string::npos : one.reason.find(path);
              if (in_reason != std::string::npos) one.reason.replace(in_reason, path.size(), name);
            }
          },
          *item);
      items_.push_back(*std::move(item));
    }
  }

  Folder folder_;
  std::deque<IngestItem> items_;
  std::set<std::string> refused_;
};

InputRow row_of(const SkippedPage& skipped, bool refused) {
  InputRow row;
  row.input = skipped.origin;
  row.state = refused ? "refused" : "failed";
  const std::size_t remedy = skipped.reason.rfind("; ");
  row.cause = skipped.reason.substr(0, remedy);
  row.remedy = remedy == std::string::npos ? std::string(kPaste) : skipped.reason.substr(remedy + 2);
  return row;
}

InputRow row_of(const ReadAccount& read) {
  InputRow row;
  row.input = read.origin;
  row.title = read.account.title;
  row.state = read.account.complete == Completeness::kFull ? "read" : "stub";
  if (row.state == "stub") {
    row.cause = "only a part of the text is there";
    row.remedy = kPaste;
  }
  return row;
}

struct Read {
  AccountBatch batch;
  std::vector<InputRow> rows;
};

// Ids are settled over all accounts; one that is given twice is kept once, and both rows name it.
void settle(Read& read, const std::vector<std::size_t>& row_of_account) {
  std::vector<std::pair<std::string, std::string>> contents;
  for (const Account& account : read.batch.accounts) contents.emplace_back(account.sha256, account.url);
  SettledAccounts settled = settle_ids(std::move(read.batch.accounts));
  for (std::size_t i = 0; i < contents.size(); ++i)
    for (const Account& account : settled.accounts)
      if (account.sha256 == contents[i].first && account.url == contents[i].second)
        read.rows[row_of_account[i]].account = account.id;
  read.batch.accounts = std::move(settled.accounts);
  read.batch.renamed = std::move(settled.renamed);
  for (SkippedPage& skipped : settled.skipped) read.batch.skipped.push_back(std::move(skipped));
}

Read read_all(Inputs& inputs, const ReadOptions& options) {
  Read read;
  std::vector<std::size_t> row_of_account;
  for (;;) {
    auto items = read_batch(inputs, kBatch, options);
    if (items.empty()) break;
    for (ReadItem& item : items) {
      if (const auto* skipped = std::get_if<SkippedPage>(&item)) {
        read.rows.push_back(row_of(*skipped, inputs.is_refused(skipped->origin)));
        read.batch.skipped.push_back(*skipped);
        continue;
      }
      auto& account = std::get<ReadAccount>(item);
      row_of_account.push_back(read.rows.size());
      read.rows.push_back(row_of(account));
      read.batch.accounts.push_back(std::move(account.account));
    }
  }
  settle(read, row_of_account);
  return read;
}

class PipelineCollator : public Collator {
 public:
  PipelineCollator(const StoreEngine& engine, const LanguageGuesser& language,
                   std::unique_ptr<PageFetcher> fetcher, std::function<std::string()> now)
      : engine_(engine), language_(language), fetcher_(std::move(fetcher)), now_(std::move(now)) {}

  Result<std::string> collate(const JobRequest& request,
                              const std::function<void(std::vector<InputRow>)>& told,
                              const Progress& progress) override {
    const auto times = read_given_times(request.date, request.zone);
    if (!times) return tl::unexpected(times.error());
    ReadOptions reading;
    reading.language = &language_;
    reading.threads = engine_.threads;
    Inputs inputs(request, fetcher_.get(), now_());
    Read read = read_all(inputs, reading);
    told(read.rows);
    if (read.batch.accounts.empty())
      return fail(ErrorCode::kInvalid, "collating: nothing could be read; each input says why");
    give_times(read.batch.accounts, *times);
    CollateOptions options;
    options.one_story = request.one_story;
    options.threads = engine_.threads;
    const Collation collation =
        collate_accounts(std::move(read.batch), *engine_.analyzer, engine_.vectors, options, progress);
    DocumentOptions document = engine_.document;
    document.indent = -1;
    return write_document(collation, document);
  }

 private:
  const StoreEngine& engine_;
  const LanguageGuesser& language_;
  std::unique_ptr<PageFetcher> fetcher_;
  std::function<std::string()> now_;
};

}  // namespace

std::unique_ptr<Collator> make_pipeline_collator(const StoreEngine& engine, const LanguageGuesser& language,
                                                 std::unique_ptr<PageFetcher> fetcher,
                                                 std::function<std::string()> now) {
  return std::make_unique<PipelineCollator>(engine, language, std::move(fetcher), std::move(now));
}

}  // namespace tellings
