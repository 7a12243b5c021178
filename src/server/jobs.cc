#include "server/jobs.h"

#include <random>

#include "base/hash.h"
#include "base/json_writer.h"

namespace tellings {
namespace {

constexpr std::size_t kMostWaiting = 32;
constexpr std::size_t kMostKept = 64;
constexpr std::size_t kMostDocumentBytes = std::size_t{256} << 20;

constexpr std::string_view kPrefix = "c-";
constexpr std::size_t kRunLetters = 8;
constexpr std::size_t kJobLetters = 26;  // not to be guessed: who knows the id may read what was given
constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuv";

std::string random_letters(std::size_t count) {
  std::random_device random;
  std::string letters;
  while (letters.size() < count) letters += kDigits[random() % kDigits.size()];
  return letters;
}

std::string_view name_of(int state) {
  static constexpr std::string_view kNames[] = {"queued", "running", "done", "failed"};
  return kNames[state];
}

void write_row(JsonWriter& json, const InputRow& row) {
  json.begin_object()
      .member("input", row.input)
      .member("state", row.state)
      .member_or_null("account", row.account)
      .member_or_null("title", row.title)
      .member_or_null("cause", row.cause)
      .member_or_null("remedy", row.remedy)
      .end_object();
}

}  // namespace

Jobs::Jobs(std::unique_ptr<Collator> collator, std::function<void(const std::string&)> changed)
    : run_(random_letters(kRunLetters)),
      collator_(std::move(collator)),
      changed_(std::move(changed)),
      thread_([this] { work(); }) {}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

Result<Jobs::Submitted> Jobs::submit(JobRequest request, const std::string& key, std::string_view body) {
  const std::string hash = sha256_hex(body);
  const std::lock_guard lock(mutex_);
  if (const auto known = keys_.find(key); !key.empty() && known != keys_.end()) {
    if (known->second.body_hash != hash)
      return fail(ErrorCode::kUsage,
                  "collating: the idempotency key was used for other accounts; take another");
    return Submitted{known->second.id, false};
  }
  if (queue_.size() >= kMostWaiting)
    return fail(ErrorCode::kBusy, "collating: too many collations wait; try again in a while");
  const std::string id = std::string(kPrefix) + run_ + random_letters(kJobLetters);
  Job& job = jobs_[id];
  for (const JobInput& input : request.inputs) job.rows.push_back({input.name, "waiting", "", "", "", ""});
  job.request = std::move(request);
  job.key = key;
  if (!key.empty()) keys_[key] = {id, hash};
  order_.push_back(id);
  queue_.push_back(id);
  forget_old();
  wake_.notify_one();
  return Submitted{id, true};
}

// REQUIRES: mutex_ is held. Jobs that wait or run stay.
void Jobs::forget_old() {
  std::size_t bytes = 0;
  for (const auto& [id, job] : jobs_) bytes += job.document ? job.document->size() : 0;
  for (auto id = order_.begin(); id != order_.end();) {
    if (order_.size() <= kMostKept && bytes <= kMostDocumentBytes) return;
    const Job& job = jobs_.at(*id);
    if (job.state == State::kQueued || job.state == State::kRunning) {
      ++id;
      continue;
    }
    bytes -= job.document ? job.document->size() : 0;
    keys_.erase(job.key);
    jobs_.erase(*id);
    id = order_.erase(id);
  }
}

void Jobs::work() {
  for (;;) {
    std::string id;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stop_ || !queue_.empty(); });
      if (stop_) return;
      id = queue_.front();
      queue_.pop_front();
    }
    run(id);
  }
}

void Jobs::change(const std::string& id, const std::function<void(Job&)>& how) {
  {
    const std::lock_guard lock(mutex_);
    how(jobs_.at(id));
  }
  if (changed_) changed_(id);
}

void Jobs::run(const std::string& id) {
  JobRequest request;
  change(id, [&](Job& job) {
    job.state = State::kRunning;
    request = std::move(job.request);
  });
  const auto told = [&](std::vector<InputRow> rows) {
    change(id, [&](Job& job) { job.rows = std::move(rows); });
  };
  const Progress progress = [&](std::string_view stage, std::size_t done, std::size_t all) {
    const std::lock_guard lock(mutex_);
    Job& job = jobs_.at(id);
    job.stage = stage;
    job.done = done;
    job.all = all;
  };
  auto document = collator_->collate(request, told, progress);
  change(id, [&](Job& job) {
    job.state = document ? State::kFinished : State::kFailed;
    if (document) {
      job.document = std::make_shared<const std::string>(*std::move(document));
    } else {
      job.error = document.error().message;
    }
    forget_old();
  });
}

std::optional<std::string> Jobs::describe(const std::string& id, bool with_document) const {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return std::nullopt;
  const Job& job = found->second;
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("id", id).member("state", name_of(static_cast<int>(job.state)));
  json.key("inputs").begin_array();
  for (const InputRow& row : job.rows) write_row(json, row);
  json.end_array().key("progress");
  if (job.stage.empty()) {
    json.null();
  } else {
    json.begin_object()
        .member("stage", job.stage)
        .member("done", job.done)
        .member("all", job.all)
        .end_object();
  }
  json.member_or_null("error", job.error).key("document");
  json.null().end_object();
  if (job.document && with_document) {
    body.resize(body.rfind("null}"));
    body += *job.document;
    while (body.back() == '\n') body.pop_back();
    body += '}';
  }
  return body + "\n";
}

std::shared_ptr<const std::string> Jobs::document(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : found->second.document;
}

bool Jobs::is_of_another_run(std::string_view id) const {
  const std::string_view letters = id.substr(std::min(kPrefix.size(), id.size()));
  return id.starts_with(kPrefix) && letters.size() == kRunLetters + kJobLetters &&
         letters.find_first_not_of(kDigits) == std::string_view::npos && !letters.starts_with(run_);
}

std::int64_t Jobs::waiting() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::int64_t>(queue_.size());
}

}  // namespace tellings
