// Collations on the spot: what was given becomes a job; one job runs at a time, the others wait their turn.
// Jobs live in memory: the newest are kept, and are gone when the server stops; an id tells of which run it
// is, so that what was lost with an earlier one can be said to be.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "pipeline/progress.h"

namespace tellings {

struct JobInput {
  enum class Kind { kAccount, kText, kFile, kAddress };
  Kind kind = Kind::kAccount;
  std::string name;   // as its rows are called: "accounts[2]", "page.html", an address
  std::string bytes;  // JSON of the account; pasted text; the file's bytes; empty for an address
};

struct JobRequest {
  std::vector<JobInput> inputs;
  bool one_story = false;
  std::string date;  // of accounts that tell none
  std::string zone;  // of times printed without one
};

// What became of one input, or of one account in it.
struct InputRow {
  std::string input;
  std::string state;    // "read", "stub", "refused", "failed"
  std::string account;  // id; empty where none was read
  std::string title;
  std::string cause;
  std::string remedy;
};

// Reads inputs and lays them side by side.
class Collator {
 public:
  virtual ~Collator() = default;
  // The collation document. `told` is called with all rows once everything is read.
  virtual Result<std::string> collate(const JobRequest& request,
                                      const std::function<void(std::vector<InputRow>)>& told,
                                      const Progress& progress) = 0;
};

class Jobs {
 public:
  // `changed` is called from the working thread with the id of each job that has come further.
  Jobs(std::unique_ptr<Collator> collator, std::function<void(const std::string& id)> changed);
  ~Jobs();  // after the job that runs
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  struct Submitted {
    std::string id;
    bool fresh = true;  // false: the same was given with the same key before
  };
  // `key`: empty for none. kUsage where it was given with another body; kBusy where too many jobs wait.
  Result<Submitted> submit(JobRequest request, const std::string& key, std::string_view body);

  // {"id", "state", "inputs", "progress", "error", "document"}; nothing where there is none (any more).
  [[nodiscard]] std::optional<std::string> describe(const std::string& id, bool with_document) const;

  // Whether the id has the form of a job that another run of the server was given: it is lost.
  [[nodiscard]] bool is_of_another_run(std::string_view id) const;

  // The collation document; null: no such job, or not done.
  [[nodiscard]] std::shared_ptr<const std::string> document(const std::string& id) const;

  [[nodiscard]] std::int64_t waiting() const;

 private:
  enum class State { kQueued, kRunning, kFinished, kFailed };
  struct Job {
    State state = State::kQueued;
    JobRequest request;
    std::vector<InputRow> rows;
    std::string stage;
    std::size_t done = 0;
    std::size_t all = 0;
    std::string error;
    std::shared_ptr<const std::string> document;
    std::string key;
  };
  struct Keyed {
    std::string id;
    std::string body_hash;
  };
  void work();
  void run(const std::string& id);
  void change(const std::string& id, const std::function<void(Job&)>& how);
  void forget_old();

  const std::string run_;  // letters that the ids of this run begin with
  std::unique_ptr<Collator> collator_;
  std::function<void(const std::string&)> changed_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::map<std::string, Job> jobs_;
  std::map<std::string, Keyed> keys_;
  std::deque<std::string> order_;  // oldest first
  std::deque<std::string> queue_;
  std::thread thread_;
};

}  // namespace tellings
