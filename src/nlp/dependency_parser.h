// The arc-eager dependency parser: reads a text from left to right, and after each word decides by the
// model's scores what to do with the words that still wait for a head.
//
// State: a stack of open words, the buffer of words to come, and "rebuffer", words that were put back.
//   SHIFT   moves the next word B0 to the stack          RIGHT  makes B0 a child of S0, and moves it to the
//   stack REDUCE  takes S0 off; headless, it goes back         LEFT   makes S0 a child of B0, and takes it
//   off BREAK   lets a sentence begin at B1: no arc will cross
//
// Labels with "||" carry where a crossing arc belongs: "prep||dobj" is a prep whose head is the dobj below
// its present head (Nivre and Nilsson 2005). Sentences are what the finished trees span.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/transition_model.h"

namespace tellings {

using LabelIndex = std::uint16_t;

// The tree of one text, parallel arrays over its tokens.
struct ParsedText {
  std::vector<std::uint32_t> head;  // itself for a root
  std::vector<LabelIndex> label;    // in DependencyParser::labels()
  std::vector<bool> sentence_start;
};

// What one thread needs.
struct ParserScratch {
  struct Arc {
    int child;
    int previous;  // arc of the same head and side that was added before; -1 for none
  };
  TransitionModel::Prepared prepared;
  std::vector<int> stack, rebuffer, heads, last_left, last_right, left_edge, right_edge, queue, next_queue;
  std::vector<Arc> arcs;
  std::vector<bool> unshiftable, starts;
};

// Immutable, shared by threads.
class DependencyParser {
 public:
  static Result<DependencyParser> read(const PackedFile& file, const nlohmann::json& moves,
                                       std::uint32_t width);

  // All labels that a token may have at the end, and "ROOT", "dep" and "".
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] LabelIndex label_index(std::string_view label) const;  // of "" where it is not among them

  // `rows`: tok2vec vectors of the tokens, packed. `is_space`: tokens of white space.
  void parse(const Kernels& kernels, const float* rows, const std::vector<bool>& is_space,
             ParserScratch& scratch, ParsedText& parsed) const;

 private:
  enum Action : std::uint8_t { kShift, kReduce, kLeft, kRight, kBreak, kActions };
  struct ClassRange {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Decorated {  // "X||Y"
    LabelIndex label;
    LabelIndex head_label;
  };
  struct State;

  LabelIndex add_label(const std::string& label);
  void run(const Kernels& kernels, std::size_t token_count, ParserScratch& scratch, ParsedText& parsed) const;
  [[nodiscard]] std::size_t choose(const State& state, std::span<const float> scores) const;
  void reattach(const std::vector<bool>& is_space, ParserScratch& scratch, ParsedText& parsed) const;
  static int find_head(int token, LabelIndex wanted, const std::vector<bool>& is_space,
                       ParserScratch& scratch, const ParsedText& parsed);

  TransitionModel model_;
  ClassRange ranges_[kActions];
  std::vector<LabelIndex> label_of_class_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string, LabelIndex> index_of_;
  std::vector<Decorated> decorated_;  // by label; label == head_label == 0 for plain ones
  LabelIndex root_ = 0;
};

// What each subtree spans, and from it the sentences; heads of crossing arcs widen the spans until they hold.
void find_sentences(const std::vector<std::uint32_t>& heads, std::vector<int>& left_edge,
                    std::vector<int>& right_edge, std::vector<bool>& scratch,
                    std::vector<bool>& sentence_start);

}  // namespace tellings
