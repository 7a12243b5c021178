#include "nlp/dependency_parser.h"

#include <algorithm>

namespace tellings {
namespace {

using nlohmann::json;

constexpr std::string_view kDelimiter = "||";
constexpr int kSweeps = 12;  // spaCy gives up widening after so many

int last_or_none(const std::vector<int>& last, const std::vector<ParserScratch::Arc>& arcs, int head) {
  if (head < 0 || last[static_cast<std::size_t>(head)] < 0) return -1;
  return arcs[static_cast<std::size_t>(last[static_cast<std::size_t>(head)])].child;
}

}  // namespace

// The state of one parse; the vectors are the scratch's.
struct DependencyParser::State {
  ParserScratch& s;
  ParsedText& parsed;
  int next = 0;  // first word of the buffer proper
  int count;

  State(std::size_t token_count, ParserScratch& scratch, ParsedText& out)
      : s(scratch), parsed(out), count(static_cast<int>(token_count)) {
    s.stack.clear();
    s.rebuffer.clear();
    s.arcs.clear();
    s.heads.assign(token_count, -1);
    s.last_left.assign(token_count, -1);
    s.last_right.assign(token_count, -1);
    s.unshiftable.assign(token_count, false);
    s.starts.assign(token_count, false);
    parsed.label.assign(token_count, 0);
  }

  [[nodiscard]] int stack(std::size_t depth) const {
    return depth < s.stack.size() ? s.stack[s.stack.size() - 1 - depth] : -1;
  }
  [[nodiscard]] int buffer(std::size_t ahead) const {
    if (ahead < s.rebuffer.size()) return s.rebuffer[s.rebuffer.size() - 1 - ahead];
    const int at = next + static_cast<int>(ahead - s.rebuffer.size());
    return at < count ? at : -1;
  }
  [[nodiscard]] std::size_t buffer_size() const {
    return static_cast<std::size_t>(count - next) + s.rebuffer.size();
  }
  [[nodiscard]] bool done() const { return s.stack.empty() && buffer_size() == 0; }
  [[nodiscard]] bool starts_sentence(int token) const {
    return token >= 0 && s.starts[static_cast<std::size_t>(token)];
  }

  [[nodiscard]] bool is_valid(Action action) const {
    switch (action) {
      case kShift:
        return s.stack.empty() || (buffer_size() >= 2 && !starts_sentence(buffer(0)) &&
                                   !s.unshiftable[static_cast<std::size_t>(buffer(0))]);
      case kReduce:
        return !s.stack.empty();
      case kLeft:
      case kRight:
        return !s.stack.empty() && buffer_size() > 0 && !starts_sentence(buffer(0));
      case kBreak:
        return buffer_size() >= 2 && buffer(1) == buffer(0) + 1 && !starts_sentence(buffer(1));
      default:
        return false;
    }
  }

  void push() {
    if (s.rebuffer.empty()) {
      s.stack.push_back(next++);
    } else {
      s.stack.push_back(s.rebuffer.back());
      s.rebuffer.pop_back();
    }
  }

  void add_arc(int head, int child, LabelIndex label) {
    const auto at = static_cast<std::size_t>(child);
    if (s.heads[at] >= 0) drop_arc(s.heads[at], child);
    int& last = (head > child ? s.last_left : s.last_right)[static_cast<std::size_t>(head)];
    s.arcs.push_back({child, last});
    last = static_cast<int>(s.arcs.size()) - 1;
    s.heads[at] = head;
    parsed.label[at] = label;
  }

  // Only the arc added last is taken out, as in spaCy; the child stands right above its head, so it always is
  // the last.
  void drop_arc(int head, int child) {
    int& last = (head > child ? s.last_left : s.last_right)[static_cast<std::size_t>(head)];
    if (last >= 0 && s.arcs[static_cast<std::size_t>(last)].child == child)
      last = s.arcs[static_cast<std::size_t>(last)].previous;
  }

  void apply(Action action, LabelIndex label) {
    switch (action) {
      case kShift:
        return push();
      case kReduce: {
        const int top = stack(0);
        if (s.heads[static_cast<std::size_t>(top)] < 0 && s.stack.size() > 1) {
          s.unshiftable[static_cast<std::size_t>(top)] = true;
          s.rebuffer.push_back(top);
        }
        return s.stack.pop_back();
      }
      case kLeft:
        add_arc(buffer(0), stack(0), label);
        s.unshiftable[static_cast<std::size_t>(buffer(0))] = false;
        return s.stack.pop_back();
      case kRight:
        add_arc(stack(0), buffer(0), label);
        return push();
      default:
        s.starts[static_cast<std::size_t>(buffer(1))] = true;
    }
  }

  [[nodiscard]] std::array<int, 8> features() const {
    const int b0 = buffer(0);
    const int s0 = stack(0);
    return {b0,
            buffer(1),
            s0,
            stack(1),
            stack(2),
            last_or_none(s.last_left, s.arcs, b0),
            last_or_none(s.last_left, s.arcs, s0),
            last_or_none(s.last_right, s.arcs, s0)};
  }
};

LabelIndex DependencyParser::add_label(const std::string& label) {
  const auto [entry, is_new] = index_of_.try_emplace(label, static_cast<LabelIndex>(labels_.size()));
  if (is_new) labels_.push_back(label);
  return entry->second;
}

LabelIndex DependencyParser::label_index(std::string_view label) const {
  const auto found = index_of_.find(std::string(label));
  return found == index_of_.end() ? 0 : found->second;
}

Result<DependencyParser> DependencyParser::read(const PackedFile& file, const json& moves,
                                                std::uint32_t width) {
  DependencyParser parser;
  auto model = TransitionModel::read(file, moves, "parser", width, 8);
  if (!model) return tl::unexpected(model.error());
  parser.model_ = std::move(*model);
  parser.add_label("");
  parser.root_ = parser.add_label("ROOT");
  parser.add_label("dep");
  const std::vector<Move>& list = parser.model_.moves();
  for (std::size_t at = 0; at < list.size(); ++at) {
    const Move& move = list[at];
    if (move.action >= kActions || move.label == "subtok" || (at > 0 && move.action < list[at - 1].action)) {
      return fail(ErrorCode::kUnsupported,
                  "reading model " + file.place() + ": parser move " + std::to_string(at) + " is not known");
    }
    ClassRange& range = parser.ranges_[move.action];
    if (range.begin == range.end) range.begin = at;
    range.end = at + 1;
    parser.label_of_class_.push_back(parser.add_label(std::string(move.label)));
  }
  for (std::size_t label = 0; label < parser.labels_.size(); ++label) {
    const std::string text = parser.labels_[label];
    const std::size_t cut = text.find(kDelimiter);
    parser.decorated_.resize(parser.labels_.size());
    if (cut == std::string::npos) continue;
    const Decorated parts{parser.add_label(text.substr(0, cut)),
                          parser.add_label(text.substr(cut + kDelimiter.size()))};
    parser.decorated_.resize(parser.labels_.size());
    parser.decorated_[label] = parts;
  }
  return parser;
}

// The best-scored class of a valid action; the first of equals. moves().size() where no action is valid.
std::size_t DependencyParser::choose(const State& state, std::span<const float> scores) const {
  std::size_t best = scores.size();
  for (int action = kShift; action < kActions; ++action) {
    const ClassRange& range = ranges_[action];
    if (range.begin == range.end || !state.is_valid(static_cast<Action>(action))) continue;
    for (std::size_t at = range.begin; at < range.end; ++at) {
      if (best == scores.size() || scores[at] > scores[best]) best = at;
    }
  }
  return best;
}

void DependencyParser::run(const Kernels& kernels, std::size_t token_count, ParserScratch& scratch,
                           ParsedText& parsed) const {
  State state(token_count, scratch, parsed);
  while (!state.done()) {
    const auto features = state.features();
    const std::size_t best = choose(state, model_.score(kernels, features, scratch.prepared));
    if (best == model_.moves().size()) break;
    state.apply(static_cast<Action>(model_.moves()[best].action), label_of_class_[best]);
  }
}

void DependencyParser::parse(const Kernels& kernels, const float* rows, const std::vector<bool>& is_space,
                             ParserScratch& scratch, ParsedText& parsed) const {
  const std::size_t count = is_space.size();
  model_.prepare(rows, count, scratch.prepared);
  run(kernels, count, scratch, parsed);
  parsed.head.resize(count);
  for (std::size_t token = 0; token < count; ++token) {
    const int head = scratch.heads[token];
    parsed.head[token] = static_cast<std::uint32_t>(head < 0 ? static_cast<int>(token) : head);
    if (head < 0) parsed.label[token] = root_;
  }
  find_sentences(parsed.head, scratch.left_edge, scratch.right_edge, scratch.starts, parsed.sentence_start);
  reattach(is_space, scratch, parsed);
}

int DependencyParser::find_head(int token, LabelIndex wanted, const std::vector<bool>& is_space,
                                ParserScratch& scratch, const ParsedText& parsed) {
  const int present = static_cast<int>(parsed.head[static_cast<std::size_t>(token)]);
  scratch.queue.assign(1, present);
  while (!scratch.queue.empty()) {
    scratch.next_queue.clear();
    for (const int node : scratch.queue) {
      const auto at = static_cast<std::size_t>(node);
      for (int child = scratch.left_edge[at]; child <= scratch.right_edge[at]; ++child) {
        const auto index = static_cast<std::size_t>(child);
        if (child == node || static_cast<int>(parsed.head[index]) != node || is_space[index] ||
            child == token)
          continue;
        if (parsed.label[index] == wanted) return child;
        scratch.next_queue.push_back(child);
      }
    }
    scratch.queue.swap(scratch.next_queue);
  }
  return present;
}

void DependencyParser::reattach(const std::vector<bool>& is_space, ParserScratch& scratch,
                                ParsedText& parsed) const {
  bool any = false;
  for (std::size_t token = 0; token < parsed.head.size(); ++token) {
    const Decorated& parts = decorated_[parsed.label[token]];
    if (parts.label == 0) continue;
    parsed.head[token] = static_cast<std::uint32_t>(
        find_head(static_cast<int>(token), parts.head_label, is_space, scratch, parsed));
    parsed.label[token] = parts.label;
    any = true;
  }
  if (any)
    find_sentences(parsed.head, scratch.left_edge, scratch.right_edge, scratch.starts, parsed.sentence_start);
}

void find_sentences(const std::vector<std::uint32_t>& heads, std::vector<int>& left_edge,
                    std::vector<int>& right_edge, std::vector<bool>& scratch,
                    std::vector<bool>& sentence_start) {
  const std::size_t count = heads.size();
  left_edge.resize(count);
  right_edge.resize(count);
  for (std::size_t token = 0; token < count; ++token)
    left_edge[token] = right_edge[token] = static_cast<int>(token);
  const auto widen = [&](std::size_t token) {
    left_edge[heads[token]] = std::min(left_edge[heads[token]], left_edge[token]);
    right_edge[heads[token]] = std::max(right_edge[heads[token]], right_edge[token]);
  };
  const auto starts_now = [&](std::vector<bool>& starts) {
    starts.assign(count, false);
    for (std::size_t token = 0; token < count; ++token) {
      if (heads[token] == token) starts[static_cast<std::size_t>(left_edge[token])] = true;
    }
  };
  // As spaCy checks it: a head may lie on the first word of the next sentence, and the last word is not
  // looked at.
  const auto holds = [&](const std::vector<bool>& starts) {
    std::size_t begin = 0;
    for (std::size_t token = 0; token < count; ++token) {
      if (!(token > 0 && starts[token]) && token + 1 != count) continue;
      for (std::size_t inner = begin; inner < token; ++inner) {
        if (heads[inner] < begin || heads[inner] > token) return false;
      }
      begin = token;
    }
    return true;
  };
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (std::size_t token = 0; token < count; ++token) widen(token);
    for (std::size_t token = count; token > 0; --token) widen(token - 1);
    starts_now(scratch);
    if (holds(scratch)) break;
  }
  starts_now(sentence_start);
}

}  // namespace tellings
