#include "pipeline/group_state.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "group/signature_code.h"
#include "ingest/byte_stream.h"

namespace tellings {
namespace {

constexpr std::string_view kMagic = "tellings group state 2\n";
constexpr std::size_t kLargestState = std::size_t{8} << 30;  // 300,000 accounts awake take a twelfth of it

}  // namespace

// The file is kMagic, the length of FILE.asleep, what Grouper::save() gives.
Result<GroupState> read_group_state(const std::string& path) {
  if (path.empty()) return GroupState{Grouper(), nullptr};
  std::string state;
  if (std::filesystem::exists(path)) {
    auto bytes = read_file(path, kLargestState);
    if (!bytes) return tl::unexpected(bytes.error());
    state = *std::move(bytes);
  }
  ByteReader in(state);
  if (in.bytes(kMagic.size()) != kMagic && !state.empty())
    return fail(ErrorCode::kInvalid,
                "reading the state " + path + ": it is no state file; name another file");
  const auto asleep = in.number<std::uint64_t>();
  auto archive = StoryFile::open(path + ".asleep", asleep);
  if (!archive) return tl::unexpected(archive.error());
  const StoryFile* file = archive->get();
  if (state.empty()) return GroupState{Grouper({}, {}, *std::move(archive)), file};
  auto grouper = Grouper::load(in.rest(), *std::move(archive));
  if (!grouper) return fail(grouper.error().code, path + ": " + grouper.error().message);
  return GroupState{*std::move(grouper), file};
}

Result<void> write_group_state(const std::string& path, const GroupState& state) {
  if (path.empty()) return {};
  const auto asleep = state.archive->written();
  if (!asleep) return tl::unexpected(asleep.error());
  std::string bytes(kMagic);
  ByteWriter(bytes).number(*asleep);
  bytes += state.grouper.save();
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(fresh, path, error);
  if (!file || error)
    return fail(ErrorCode::kUnreadable,
                "writing the state to " + path + ": the file system refuses; name another file");
  return {};
}

}  // namespace tellings
