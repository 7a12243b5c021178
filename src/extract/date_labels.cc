#include "extract/date_labels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "extract/data.h"
#include "text/fold.h"

namespace tellings {
namespace {

struct Label {
  std::string word;
  bool open = false;  // anything may follow
};

std::vector<Label> labels_of(std::string_view kind) {
  std::vector<Label> labels;
  for (const auto& fields : read_table(extract_data::kDateLabels)) {
    if (fields.size() != 2 || fields[1] != kind) continue;
    std::string_view word = fields[0];
    const bool open = word.ends_with('*');
    if (open) word.remove_suffix(1);
    labels.push_back({std::string(word), open});
  }
  return labels;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool stands_in(const Label& label, std::string_view folded) {
  for (std::size_t at = folded.find(label.word); at != std::string_view::npos;
       at = folded.find(label.word, at + 1)) {
    const std::size_t end = at + label.word.size();
    const bool starts = at == 0 || !is_word_byte(folded[at - 1]);
    if (starts && (label.open || end == folded.size() || !is_word_byte(folded[end]))) return true;
  }
  return false;
}

bool any_in(const std::vector<Label>& labels, std::string_view text) {
  const std::string folded = fold(text);
  return std::any_of(labels.begin(), labels.end(),
                     [&](const Label& label) { return stands_in(label, folded); });
}

}  // namespace

bool says_published(std::string_view text) {
  static const std::vector<Label> kLabels = labels_of("published");
  return any_in(kLabels, text);
}

bool says_updated(std::string_view text) {
  static const std::vector<Label> kLabels = labels_of("updated");
  return any_in(kLabels, text);
}

}  // namespace tellings
