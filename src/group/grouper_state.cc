#include <simdjson.h>

#include <algorithm>

#include "base/json_writer.h"
#include "group/grouper_parts.h"

namespace tellings {
namespace {

constexpr CopyHow kHows[] = {CopyHow::kVerbatim, CopyHow::kAbridged, CopyHow::kRewritten};

void append_line(const Kept& kept, std::string& out) {
  const Signature& signature = kept.signature;
  JsonWriter json(out);
  json.begin_object()
      .member("id", signature.id)
      .member("time", signature.first_second)
      .member("words", signature.words);
  json.member("lead", signature.lead).member("hash", signature.text_hash).key("terms").begin_array();
  for (const Term term : signature.terms) json.value(term.packed());
  json.end_array().member("story", kept.told.story).member_or_null("copy_of", kept.told.copy_of);
  json.member_or_null("how", kept.told.how ? name_of(*kept.told.how) : std::string_view())
      .member("score", kept.told.score)
      .end_object();
  out += '\n';
}

// False where a field is missing or out of its range.
bool read_signature(simdjson::dom::element line, Signature& out) {
  std::string_view id;
  std::uint64_t words = 0, lead = 0;
  simdjson::dom::array terms;
  if (line["id"].get(id) || line["words"].get(words) || line["lead"].get(lead) ||
      line["hash"].get(out.text_hash) || line["terms"].get(terms))
    return false;
  if (words > 0xFFFF || terms.size() > kMaxTerms || lead > terms.size()) return false;
  out.id = id;
  out.words = static_cast<std::uint16_t>(words);
  out.lead = static_cast<std::uint16_t>(lead);
  if (std::int64_t time = 0; !line["time"].get(time)) out.first_second = time;
  for (const simdjson::dom::element term : terms) {
    std::uint64_t packed = 0;
    if (term.get(packed) || packed > 0xFFFFFFFF) return false;
    out.terms.emplace_back(static_cast<std::uint32_t>(packed));
  }
  return true;
}

bool read_placement(simdjson::dom::element line, const std::string& id, Placement& out) {
  std::string_view story, copy_of, how;
  if (line["story"].get(story) || line["score"].get(out.score)) return false;
  out.id = id;
  out.story = story;
  if (!line["copy_of"].get(copy_of)) out.copy_of = copy_of;
  if (line["how"].get(how)) return out.copy_of.empty();
  for (const CopyHow one : kHows)
    if (name_of(one) == how) out.how = one;
  return out.how.has_value();
}

}  // namespace

std::string Grouper::save() const {
  std::string out;
  for (const Kept& kept : parts_->accounts) append_line(kept, out);
  return out;
}

Result<Grouper> Grouper::load(std::string_view state, const Yardstick& yardstick) {
  Grouper grouper(yardstick);
  simdjson::dom::parser parser;
  std::size_t number = 0;
  while (!state.empty()) {
    const std::size_t end = std::min(state.find('\n'), state.size());
    ++number;
    simdjson::dom::element line;
    Signature signature;
    Placement told;
    if (parser.parse(state.data(), end).get(line) || !read_signature(line, signature) ||
        !read_placement(line, signature.id, told) || !grouper.enter(std::move(signature)))
      return fail(ErrorCode::kInvalid,
                  "reading the state, line " + std::to_string(number) +
                      ": not a line that was saved, or given twice; start a new state file");
    grouper.parts_->accounts.back().told = std::move(told);
    state.remove_prefix(std::min(end + 1, state.size()));
  }
  grouper.parts_->sum_up_stories();
  return grouper;
}

}  // namespace tellings
