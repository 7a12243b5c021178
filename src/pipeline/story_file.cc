#include "pipeline/story_file.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <utility>

#include "base/hash.h"
#include "group/signature_code.h"

namespace tellings {
namespace {

constexpr std::size_t kHeadOfRecord = 1 + 4 + 8 + 8;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

struct Record {
  char kind = 0;
  std::uint32_t head = 0;
  std::uint64_t body = 0;
  std::uint64_t hash = 0;
};

Record read_record(std::string_view bytes) {
  ByteReader in(bytes);
  Record record;
  record.kind = static_cast<char>(in.number<std::uint8_t>());
  record.head = in.number<std::uint32_t>();
  record.body = in.number<std::uint64_t>();
  record.hash = in.number<std::uint64_t>();
  return record;
}

std::string head_of(const SleepingStory& story) {
  std::string head;
  ByteWriter out(head);
  out.text(story.id).number(static_cast<std::uint32_t>(story.words.size()));
  for (const std::uint32_t word : story.words) out.number(word);
  out.number(static_cast<std::uint32_t>(story.accounts.size()));
  for (const std::uint64_t account : story.accounts) out.number(account);
  return head;
}

// The story without its bytes; nothing where the head is broken.
std::optional<SleepingStory> read_head(std::string_view head) {
  ByteReader in(head);
  SleepingStory story;
  story.id = in.text();
  for (auto left = in.number<std::uint32_t>(); left > 0 && in.ok(); --left)
    story.words.push_back(in.number<std::uint32_t>());
  for (auto left = in.number<std::uint32_t>(); left > 0 && in.ok(); --left)
    story.accounts.push_back(in.number<std::uint64_t>());
  if (!in.ok() || !in.at_end() || story.id.empty()) return std::nullopt;
  return story;
}

}  // namespace

struct StoryFile::Parts {
  struct Place {
    std::uint64_t at = 0;  // of the record
    std::uint32_t head = 0;
    std::uint64_t body = 0;
    std::uint64_t hash = 0;
  };
  std::string path;
  std::unique_ptr<std::FILE, Close> file;
  std::uint64_t length = 0;
  SleepIndex index;
  std::map<std::string, Place, std::less<>> places;

  tl::unexpected<Error> refused(const char* what, ErrorCode code = ErrorCode::kUnreadable) const {
    return fail(code, std::string(what) + " " + path + ": " +
                          (code == ErrorCode::kInvalid ? "its records are broken; start new state files"
                                                       : "the file system refuses; name another state file"));
  }
  bool get(std::uint64_t at, std::size_t size, std::string& bytes) const {
    bytes.resize(size);
    return std::fseek(file.get(), static_cast<long>(at), SEEK_SET) == 0 &&
           std::fread(bytes.data(), 1, size, file.get()) == size;
  }
  Result<void> append(char kind, std::string_view head, std::string_view body) {
    std::string record;
    ByteWriter out(record);
    out.number(static_cast<std::uint8_t>(kind)).number(static_cast<std::uint32_t>(head.size()));
    out.number(static_cast<std::uint64_t>(body.size())).number(hash64(body, hash64(head)));
    record += head;
    record += body;
    if (std::fseek(file.get(), static_cast<long>(length), SEEK_SET) != 0 ||
        std::fwrite(record.data(), 1, record.size(), file.get()) != record.size())
      return refused("writing");
    length += record.size();
    return {};
  }
  Result<void> scan(std::uint64_t end) {
    std::string bytes;
    while (length < end) {
      if (end - length < kHeadOfRecord || !get(length, kHeadOfRecord, bytes))
        return refused("reading", ErrorCode::kInvalid);
      const Record record = read_record(bytes);
      const std::uint64_t left = end - length - kHeadOfRecord;
      if (record.head > left || record.body > left - record.head ||
          !get(length + kHeadOfRecord, record.head, bytes))
        return refused("reading", ErrorCode::kInvalid);
      if (record.kind == 'R') {
        index.remove(bytes);
        places.erase(bytes);
      } else if (const auto story = read_head(bytes);
                 record.kind == 'P' && story && !index.holds(story->id)) {
        index.add(story->id, story->words, story->accounts);
        places.emplace(story->id, Place{length, record.head, record.body, record.hash});
      } else {
        return refused("reading", ErrorCode::kInvalid);
      }
      length += kHeadOfRecord + record.head + record.body;
    }
    return {};
  }
};

StoryFile::StoryFile(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
StoryFile::~StoryFile() = default;

Result<std::unique_ptr<StoryFile>> StoryFile::open(const std::string& path, std::uint64_t length) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  std::error_code error;
  const std::uint64_t there =
      std::filesystem::exists(path, error) ? std::filesystem::file_size(path, error) : 0;
  if (error) return parts->refused("reading");
  if (there < length) return parts->refused("reading", ErrorCode::kInvalid);
  parts->file.reset(std::fopen(path.c_str(), there == 0 ? "w+b" : "r+b"));
  if (parts->file == nullptr) return parts->refused("opening");
  if (there > length) std::filesystem::resize_file(path, length, error);
  if (error) return parts->refused("writing");
  if (auto scanned = parts->scan(length); !scanned) return tl::unexpected(scanned.error());
  return std::unique_ptr<StoryFile>(new StoryFile(std::move(parts)));
}

Result<void> StoryFile::put(SleepingStory story) {
  const std::string head = head_of(story);
  const std::uint64_t at = parts_->length;
  if (auto written = parts_->append('P', head, story.bytes); !written) return written;
  parts_->index.add(story.id, story.words, story.accounts);
  parts_->places.emplace(story.id, Parts::Place{at, static_cast<std::uint32_t>(head.size()),
                                                story.bytes.size(), hash64(story.bytes, hash64(head))});
  return {};
}

std::vector<std::string> StoryFile::named(std::span<const std::uint32_t> words, std::size_t least,
                                          std::size_t most) const {
  return parts_->index.named(words, least, most);
}

Result<std::optional<std::string>> StoryFile::read(std::string_view id) const {
  const auto found = parts_->places.find(id);
  if (found == parts_->places.end()) return std::nullopt;
  const Parts::Place& place = found->second;
  std::string head, body;
  if (!parts_->get(place.at + kHeadOfRecord, place.head, head) ||
      !parts_->get(place.at + kHeadOfRecord + place.head, place.body, body))
    return parts_->refused("reading");
  if (hash64(body, hash64(head)) != place.hash) return parts_->refused("reading", ErrorCode::kInvalid);
  return body;
}

Result<void> StoryFile::remove(std::string_view id) {
  const auto found = parts_->places.find(id);
  if (found == parts_->places.end()) return {};
  if (auto written = parts_->append('R', id, ""); !written) return written;
  parts_->index.remove(id);
  parts_->places.erase(found);
  return {};
}

bool StoryFile::holds_story(std::string_view id) const { return parts_->index.holds(id); }
std::string StoryFile::story_of(std::uint64_t account) const { return parts_->index.story_of(account); }
std::size_t StoryFile::size() const { return parts_->index.size(); }

Result<std::uint64_t> StoryFile::written() const {
  if (std::fflush(parts_->file.get()) != 0) return parts_->refused("writing");
  return parts_->length;
}

}  // namespace tellings
