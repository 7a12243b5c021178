#include "nlp/entity_recogniser.h"

namespace tellings {

Result<EntityRecogniser> EntityRecogniser::read(const PackedFile& file, const nlohmann::json& moves,
                                                std::uint32_t width) {
  EntityRecogniser recogniser;
  auto model = TransitionModel::read(file, moves, "ner", width, 3);
  if (!model) return tl::unexpected(model.error());
  recogniser.model_ = std::move(*model);
  bool has_out = false;
  for (const Move& move : recogniser.model_.moves()) {
    if (move.action == kMissing || move.action >= kActions) {
      return fail(ErrorCode::kUnsupported, "reading model " + file.place() + ": an entity move is not known");
    }
    has_out = has_out || move.action == kOut;
  }
  if (!has_out)
    return fail(ErrorCode::kInvalid,
                "reading model " + file.place() + ": no move for words outside of entities");
  return recogniser;
}

// The best-scored class that is allowed; the first of equals. Outside of an entity O always is; inside, L of
// its label.
std::size_t EntityRecogniser::choose(const Allowed& allowed, std::span<const float> scores) const {
  const std::vector<Move>& moves = model_.moves();
  std::size_t best = moves.size();
  for (std::size_t at = 0; at < moves.size(); ++at) {
    const Move& move = moves[at];
    const bool is_allowed = (move.action == kBegin && allowed.begin && !move.label.empty()) ||
                            (move.action == kIn && allowed.in && move.label == allowed.label) ||
                            (move.action == kLast && allowed.last && move.label == allowed.label) ||
                            (move.action == kUnit && allowed.unit && !move.label.empty()) ||
                            (move.action == kOut && allowed.out);
    if (is_allowed && (best == moves.size() || scores[at] > scores[best])) best = at;
  }
  return best;
}

void EntityRecogniser::find(const Kernels& kernels, const float* rows, const std::vector<bool>& is_space,
                            const std::vector<bool>& sentence_start, TransitionModel::Prepared& prepared,
                            std::vector<FoundEntity>& entities) const {
  entities.clear();
  const std::size_t count = is_space.size();
  model_.prepare(rows, count, prepared);
  bool is_open = false;
  FoundEntity open{};
  for (std::size_t token = 0; token < count; ++token) {
    const int at = static_cast<int>(token);
    const int features[3] = {at, is_open ? static_cast<int>(open.begin) : -1, is_open ? at - 1 : -1};
    const auto scores = model_.score(kernels, features, prepared);
    const bool may_go_on = token + 1 < count && !sentence_start[token + 1];
    const std::size_t best = choose({!is_open && may_go_on && !is_space[token], is_open && may_go_on, is_open,
                                     !is_open && !is_space[token], !is_open, open.label},
                                    scores);
    if (best == model_.moves().size()) continue;
    const Move& move = model_.moves()[best];
    if (move.action == kBegin || move.action == kUnit)
      open = {static_cast<std::uint32_t>(token), 0, move.label};
    if (move.action == kLast || move.action == kUnit) {
      open.end = static_cast<std::uint32_t>(token) + 1;
      entities.push_back(open);
    }
    is_open = move.action == kBegin || move.action == kIn;
  }
}

}  // namespace tellings
