// Where older stories sleep until they are named again.
//
//   grouper ── put(story) ──> archive        its last account is older than the window
//   grouper ── named(words) ──> ids          does a new account name one that sleeps?
//   grouper ── take(id) ──> story            it does: the story is awake again
//
// An archive keeps each story as one block of bytes under its id, with the words that it is named by and the
// ids of its accounts. What it is made of is its own: memory (below), a file beside the state file
// (pipeline/story_file.h), a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

struct SleepingStory {
  std::string id;
  std::vector<std::uint32_t>
      words;  // hashes of the words that it is named by (Term::hash()), at most 12; each once
  std::vector<std::uint64_t> accounts;  // hash64() of their ids
  std::string bytes;                    // the story itself; says nothing to the archive
};

class StoryArchive {
 public:
  virtual ~StoryArchive() = default;

  // Keeps a story. REQUIRES: holds_story(story.id) is false.
  [[nodiscard]] virtual Result<void> put(SleepingStory story) = 0;

  // The ids of at most `most` stories that have at least `least` of `words`, most first, ties by id.
  [[nodiscard]] virtual std::vector<std::string> named(std::span<const std::uint32_t> words,
                                                       std::size_t least, std::size_t most) const = 0;

  // The bytes of a story, which stays; nothing where none has this id. Errors: kUnreadable, kInvalid.
  [[nodiscard]] virtual Result<std::optional<std::string>> read(std::string_view id) const = 0;

  // Takes a story out. Nothing happens where none has this id.
  [[nodiscard]] virtual Result<void> remove(std::string_view id) = 0;

  [[nodiscard]] virtual bool holds_story(std::string_view id) const = 0;
  // The story in which an account sleeps; empty where it does not.
  [[nodiscard]] virtual std::string story_of(std::uint64_t account) const = 0;
  [[nodiscard]] virtual std::size_t size() const = 0;  // stories
};

// Which stories have which words and accounts: the part that archives in memory and in a file share. Some 700
// bytes a story and 50 an account.
class SleepIndex {
 public:
  SleepIndex();
  ~SleepIndex();
  SleepIndex(SleepIndex&&) noexcept;
  SleepIndex& operator=(SleepIndex&&) noexcept;

  void add(std::string_view id, std::span<const std::uint32_t> words,
           std::span<const std::uint64_t> accounts);
  void remove(std::string_view id);
  [[nodiscard]] std::vector<std::string> named(std::span<const std::uint32_t> words, std::size_t least,
                                               std::size_t most) const;
  [[nodiscard]] bool holds(std::string_view id) const;
  [[nodiscard]] std::string story_of(std::uint64_t account) const;
  [[nodiscard]] std::size_t size() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// An archive that lasts as long as the process.
std::unique_ptr<StoryArchive> make_memory_archive();

}  // namespace tellings
