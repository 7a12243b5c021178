#include "account/paragraphs.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "account/data.h"
#include "account/dates.h"
#include "account/furniture_labels.h"
#include "account/paragraph_shape.h"
#include "account/plain_form.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

// Ends of lines, and whether the line between two of them is blank.
struct Line {
  ByteSpan span;
  bool blank = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view inside = trim(text.substr(begin, end - begin));
    const auto start = inside.empty() ? begin : static_cast<std::size_t>(inside.data() - text.data());
    lines.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + inside.size())},
                     inside.empty()});
    begin = end + 1;
  }
  return lines;
}

// A line of the outlet's own name, or one that says only how to find it.
bool names_the_source(const Shape& shape, std::string_view source) {
  if (source.empty() || shape.words == 0 || shape.words > 8 || shape.ends_sentence) return false;
  return joined_words(shape.text).find(joined_words(source)) != std::string::npos;
}

// What the shape alone tells of a paragraph before the story, that no label has told.
Role role_at_head(const Shape& shape) {
  if (shape.is_acronym || shape.is_agency) return Role::kCredit;
  if (shape.is_names_line || shape.is_desk_line) return Role::kByline;
  if (shape.is_link_row) return Role::kNavigation;
  if (shape.words <= 2 || (shape.all_capitals && shape.words <= 3)) return Role::kNavigation;
  return shape.words <= kHeadingWords ? Role::kHeading : Role::kBody;
}

Role role_at_tail(const Shape& shape) {
  if (shape.is_acronym || shape.is_agency) return Role::kCredit;
  if (shape.is_desk_line) return Role::kByline;
  if (shape.is_link_row) return Role::kNavigation;
  return shape.words <= kTailFragmentWords && !shape.is_list_item ? Role::kOther : Role::kBody;
}

Role role_in_the_middle(const Shape& shape) {
  if (shape.is_link_row) return Role::kNavigation;
  if (shape.is_list_item || shape.words > kHeadingWords || shape.ends_in_colon) return Role::kBody;
  return shape.words == 0 ? Role::kOther : Role::kHeading;
}

Role role_by_shape(const Shape& shape, Place place) {
  if (shape.is_number || shape.words == 0) return Role::kOther;
  if (shape.is_stamp) return shape.stamp_has_names ? Role::kByline : Role::kDateline;
  if (shape.is_byline) return Role::kByline;
  if (shape.ends_sentence) return Role::kBody;
  switch (place) {
    case Place::kHead:
      return role_at_head(shape);
    case Place::kMiddle:
      return role_in_the_middle(shape);
    case Place::kTail:
      return role_at_tail(shape);
  }
  return Role::kBody;
}

// Roles of a text's paragraphs, from both ends inwards: the story begins at the first and ends at the last
// paragraph that is body where it stands.
class RoleReader {
 public:
  RoleReader(std::string_view text, std::string_view source, std::string_view title,
             std::vector<Paragraph>& paragraphs)
      : source_(source), title_(joined_words(title)), paragraphs_(paragraphs) {
    shapes_.reserve(paragraphs.size());
    for (const Paragraph& paragraph : paragraphs) shapes_.push_back(shape_of(paragraph.span.in(text)));
    punctuated_ = std::any_of(shapes_.begin(), shapes_.end(),
                              [](const Shape& shape) { return shape.ends_sentence && shape.words >= 8; });
  }

  void read() {
    if (shapes_.size() == 1) {  // all that there is is no furniture of anything
      paragraphs_[0].role = Role::kBody;
      return;
    }
    std::size_t head = 0;
    while (head < shapes_.size() && settle(head, Place::kHead) != Role::kBody) ++head;
    std::size_t tail = shapes_.size();
    while (punctuated_ && tail > head + 1 && is_outside(settle(tail - 1, Place::kTail))) --tail;
    for (std::size_t i = head; i < tail; ++i) settle(i, Place::kMiddle);
  }

 private:
  // A correction at the end is content, and what stands behind it is still outside the story.
  static bool is_outside(Role role) { return is_furniture(role) || role == Role::kCorrection; }

  Role settle(std::size_t i, Place place) { return paragraphs_[i].role = role_of(shapes_[i], place); }

  [[nodiscard]] Role role_of(const Shape& shape, Place place) const {
    if (!title_.empty() && joined_words(shape.text) == title_) return Role::kHeading;
    if (const auto role = role_of_label(plain_form(shape.text), shape.words, place)) return *role;
    if (place != Place::kMiddle && names_the_source(shape, source_)) return Role::kOther;
    return role_by_shape(shape, place);
  }

  std::string_view source_;
  std::string title_;
  std::vector<Paragraph>& paragraphs_;
  std::vector<Shape> shapes_;
  bool punctuated_ = false;  // a text without any full stop has no fragments to tell apart
};

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const auto first = std::find_if(lines.begin(), lines.end(), [](const Line& line) { return !line.blank; });
  const auto last =
      std::find_if(lines.rbegin(), lines.rend(), [](const Line& line) { return !line.blank; }).base();
  const bool blank_lines =
      first < last && std::any_of(first, last, [](const Line& line) { return line.blank; });
  std::vector<Paragraph> paragraphs;
  bool open = false;
  for (const Line& line : lines) {
    if (line.blank) {
      open = false;
    } else if (open && blank_lines) {
      paragraphs.back().span.end = line.span.end;
    } else {
      paragraphs.push_back({line.span, Role::kBody});
      open = true;
    }
  }
  return paragraphs;
}

void assign_roles(std::string_view text, std::string_view source, std::string_view title,
                  std::vector<Paragraph>& paragraphs) {
  RoleReader(text, source, title, paragraphs).read();
}

}  // namespace tellings
