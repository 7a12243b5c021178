#include <algorithm>

#include "base/hash.h"
#include "group/grouper_parts.h"
#include "group/signature_code.h"

namespace tellings {
namespace {

constexpr std::string_view kMagic = "tellings-stories-2\n";

}  // namespace

// The magic line, then a hash of the rest; arrivals, the clock, the number of stories; of each the length of
// its block, the block.
std::string Grouper::save() const {
  std::string rest;
  ByteWriter out(rest);
  const StreamClock::State clock = parts_->clock.state();
  out.number(parts_->arrivals).number(clock.seen).number(clock.now);
  for (const std::int64_t time : clock.last) out.number(time);
  std::vector<StoryNumber> order;
  for (StoryNumber number = 0; number < parts_->stories.size(); ++number)
    if (!parts_->stories[number].members.empty()) order.push_back(number);
  std::sort(order.begin(), order.end(), [&](StoryNumber x, StoryNumber y) {
    return parts_->stories[x].last_arrival < parts_->stories[y].last_arrival;
  });
  out.number(static_cast<std::uint64_t>(order.size()));
  for (const StoryNumber number : order) {
    const std::string block = parts_->block_of(number);
    out.number(static_cast<std::uint64_t>(block.size()));
    rest += block;
  }
  std::string bytes(kMagic);
  ByteWriter(bytes).number(hash64(rest));
  return bytes + rest;
}

Result<Grouper> Grouper::load(std::string_view state, std::unique_ptr<StoryArchive> archive,
                              const Yardstick& yardstick, const Window& window) {
  const auto refused = [](const char* why) {
    return fail(ErrorCode::kInvalid, std::string("reading the state: ") + why + "; start a new state file");
  };
  if (!state.starts_with(kMagic)) return refused("it is not one that was saved by this version");
  ByteReader in(state.substr(kMagic.size()));
  const auto hash = in.number<std::uint64_t>();
  const std::string_view rest = in.rest();
  if (!in.ok() || hash64(rest) != hash) return refused("it is cut short or was changed");
  Grouper grouper(yardstick, window, std::move(archive));
  Parts& parts = *grouper.parts_;
  const auto arrivals = in.number<std::uint64_t>();
  StreamClock::State clock;
  clock.seen = in.number<std::uint64_t>();
  clock.now = in.number<std::int64_t>();
  for (std::int64_t& time : clock.last) time = in.number<std::int64_t>();
  parts.clock.set(clock);
  const auto stories = in.number<std::uint64_t>();
  for (std::uint64_t i = 0; i < stories; ++i)
    if (!parts.enter_block(in.bytes(in.number<std::uint64_t>()))) return refused("a story in it is broken");
  if (!in.ok() || !in.at_end()) return refused("it is cut short");
  parts.arrivals = arrivals;
  return grouper;
}

}  // namespace tellings
