#include "cli/group_state.h"

#include <filesystem>
#include <fstream>

#include "ingest/byte_stream.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestState = std::size_t{8} << 30;  // a million accounts take half of it

}  // namespace

Result<Grouper> read_group_state(const std::string& path) {
  if (path.empty() || !std::filesystem::exists(path)) return Grouper();
  auto stream = open_bytes(path);
  if (!stream) return tl::unexpected(stream.error());
  const auto state = read_all(**stream, path, kLargestState);
  if (!state) return tl::unexpected(state.error());
  auto grouper = Grouper::load(*state);
  if (!grouper) return fail(grouper.error().code, path + ": " + grouper.error().message);
  return grouper;
}

Result<void> write_group_state(const std::string& path, const Grouper& grouper) {
  if (path.empty()) return {};
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << grouper.save();
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(fresh, path, error);
  if (!file || error)
    return fail(ErrorCode::kUnreadable,
                "writing the state to " + path + ": the file system refuses; name another file");
  return {};
}

}  // namespace tellings
