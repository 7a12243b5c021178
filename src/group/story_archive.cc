#include "group/story_archive.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace tellings {
namespace {

constexpr std::size_t kMostOfAWord = 256;  // stories; a word that more are named by tells none of them

class MemoryArchive : public StoryArchive {
 public:
  Result<void> put(SleepingStory story) override {
    index_.add(story.id, story.words, story.accounts);
    bytes_.emplace(story.id, std::move(story.bytes));
    return {};
  }
  std::vector<std::string> named(std::span<const std::uint32_t> words, std::size_t least,
                                 std::size_t most) const override {
    return index_.named(words, least, most);
  }
  Result<std::optional<std::string>> read(std::string_view id) const override {
    const auto found = bytes_.find(id);
    if (found == bytes_.end()) return std::nullopt;
    return found->second;
  }
  Result<void> remove(std::string_view id) override {
    index_.remove(id);
    if (const auto found = bytes_.find(id); found != bytes_.end()) bytes_.erase(found);
    return {};
  }
  bool holds_story(std::string_view id) const override { return index_.holds(id); }
  std::string story_of(std::uint64_t account) const override { return index_.story_of(account); }
  std::size_t size() const override { return index_.size(); }

 private:
  SleepIndex index_;
  std::map<std::string, std::string, std::less<>> bytes_;
};

}  // namespace

struct SleepIndex::Parts {
  struct Story {
    std::string id;
    std::vector<std::uint32_t> words;
    std::vector<std::uint64_t> accounts;
  };
  std::vector<Story> stories;       // by number
  std::vector<std::uint32_t> free;  // numbers to be used again
  std::map<std::string, std::uint32_t, std::less<>> by_id;
  std::unordered_multimap<std::uint32_t, std::uint32_t> by_word;
  std::unordered_map<std::uint64_t, std::uint32_t> by_account;
};

SleepIndex::SleepIndex() : parts_(std::make_unique<Parts>()) {}
SleepIndex::~SleepIndex() = default;
SleepIndex::SleepIndex(SleepIndex&&) noexcept = default;
SleepIndex& SleepIndex::operator=(SleepIndex&&) noexcept = default;

void SleepIndex::add(std::string_view id, std::span<const std::uint32_t> words,
                     std::span<const std::uint64_t> accounts) {
  Parts& parts = *parts_;
  std::uint32_t number = 0;
  if (parts.free.empty()) {
    number = static_cast<std::uint32_t>(parts.stories.size());
    parts.stories.emplace_back();
  } else {
    number = parts.free.back();
    parts.free.pop_back();
  }
  parts.stories[number] = {std::string(id), {words.begin(), words.end()}, {accounts.begin(), accounts.end()}};
  parts.by_id.emplace(id, number);
  for (const std::uint32_t word : words) parts.by_word.emplace(word, number);
  for (const std::uint64_t account : accounts) parts.by_account[account] = number;
}

void SleepIndex::remove(std::string_view id) {
  Parts& parts = *parts_;
  const auto found = parts.by_id.find(id);
  if (found == parts.by_id.end()) return;
  const std::uint32_t number = found->second;
  for (const std::uint32_t word : parts.stories[number].words) {
    const auto [begin, end] = parts.by_word.equal_range(word);
    parts.by_word.erase(std::find_if(begin, end, [&](const auto& entry) { return entry.second == number; }));
  }
  for (const std::uint64_t account : parts.stories[number].accounts) parts.by_account.erase(account);
  parts.by_id.erase(found);
  parts.stories[number] = {};
  parts.free.push_back(number);
}

std::vector<std::string> SleepIndex::named(std::span<const std::uint32_t> words, std::size_t least,
                                           std::size_t most) const {
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint32_t word : words) {
    const auto [begin, end] = parts_->by_word.equal_range(word);
    std::vector<std::uint32_t> holders;
    for (auto at = begin; at != end && holders.size() <= kMostOfAWord; ++at) holders.push_back(at->second);
    if (holders.size() > kMostOfAWord) continue;
    for (const std::uint32_t story : holders) ++shared[story];
  }
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const auto& [story, count] : shared)
    if (count >= least) found.emplace_back(count, parts_->stories[story].id);
  std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  found.resize(std::min(found.size(), most));
  std::vector<std::string> ids;
  for (const auto& entry : found) ids.emplace_back(entry.second);
  return ids;
}

bool SleepIndex::holds(std::string_view id) const { return parts_->by_id.contains(id); }

std::string SleepIndex::story_of(std::uint64_t account) const {
  const auto found = parts_->by_account.find(account);
  return found == parts_->by_account.end() ? "" : parts_->stories[found->second].id;
}

std::size_t SleepIndex::size() const { return parts_->by_id.size(); }

std::unique_ptr<StoryArchive> make_memory_archive() { return std::make_unique<MemoryArchive>(); }

}  // namespace tellings
