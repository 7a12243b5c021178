// The archive of `tellings group --state FILE`: sleeping stories in FILE.asleep, to which is only ever added.
//
//   put     'P', u32 length of the head, u64 length of the story, u64 hash of both;
//           head: id, words, accounts; the story
//   remove  'R', u32 length of the id, u64 0, u64 hash; id
//
// FILE says how long FILE.asleep was when it was written, so what a run that was cut off has added is taken
// back by the next one, and the two always fit. Of a story only the head is read when the file is opened.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "group/story_archive.h"

namespace tellings {

class StoryFile : public StoryArchive {
 public:
  // What is behind `length` is cut off; length 0 starts anew. Errors: kUnreadable where the file cannot be
  // opened or written, kInvalid where it is shorter than that or its records are broken.
  static Result<std::unique_ptr<StoryFile>> open(const std::string& path, std::uint64_t length);
  ~StoryFile() override;
  StoryFile(const StoryFile&) = delete;
  StoryFile& operator=(const StoryFile&) = delete;

  Result<void> put(SleepingStory story) override;
  std::vector<std::string> named(std::span<const std::uint32_t> words, std::size_t least,
                                 std::size_t most) const override;
  Result<std::optional<std::string>> read(std::string_view id) const override;
  Result<void> remove(std::string_view id) override;
  bool holds_story(std::string_view id) const override;
  std::string story_of(std::uint64_t account) const override;
  std::size_t size() const override;

  // Length of the file, all of it written out.
  [[nodiscard]] Result<std::uint64_t> written() const;

 private:
  struct Parts;
  explicit StoryFile(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace tellings
