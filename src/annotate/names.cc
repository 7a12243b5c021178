// Idea: gather the printed names by their folded words, settle the kind of each by the votes of all its
// places, then hang every shorter or misspelt one under the fuller name that it can stand for. The account's
// own evidence outweighs the model's label at one place.
//
// Example: "Foreign Affairs Minister Anne-Marie Delacourt ... Delacourt [ORG] said": one person.
//
// Counter-example: "Port Selimon" is no short form of "Port Selimon Courier": the text uses it as a place.
#include "annotate/names.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "annotate/lexicons.h"
#include "annotate/name_forms.h"
#include "text/fold.h"

namespace tellings {
namespace {

constexpr double kBareWord = 0.4;  // of the model's votes for a person whom nothing introduces
constexpr std::uint32_t kNoHost = 0xFFFFFFFF;

// All places where the same words are printed as a name.
struct Form {
  NameWords words;
  KindVotes votes{};
  std::vector<std::uint32_t> spans;  // indices in NameTable::spans
  bool acronym = false;
  bool honorific = false;
  std::uint32_t host = kNoHost;  // the form that this one stands for

  [[nodiscard]] NameKind kind() const { return winner(votes); }
  [[nodiscard]] double vote(NameKind wanted) const { return votes[static_cast<std::size_t>(wanted)]; }
};

class Clusterer {
 public:
  explicit Clusterer(const Tree& tree) : tree_(tree) {}

  NameTable run() {
    gather();
    doubt_bare_persons();
    if (tree_.uses(Rule::kDefinitions)) link_definitions();
    if (tree_.uses(Rule::kShortForms)) link_short_forms();
    if (tree_.uses(Rule::kMisspellings)) link_misspellings();
    build();
    return std::move(table_);
  }

 private:
  // Hyphenated words are one word: a surname "Attah-Yeboah" is not "Yeboah" with a given name "Attah".
  [[nodiscard]] NameWords words_of(TokenRange range) const {
    NameWords words;
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const std::string folded = fold_name(tree_.text(i));
      if (folded.empty() || tree_[i].tag == "POS") continue;
      const bool glued = i > range.begin && tree_[i - 1].span.end == tree_[i].span.begin && !words.empty() &&
                         tree_[i].tag != "POS" && (tree_.text(i - 1) == "-" || tree_.text(i - 1) == "‑");
      if (tree_.text(i) == "'" || tree_.text(i) == "’" || tree_.text(i) == "." || tree_.text(i) == ",")
        continue;
      if (glued) {
        words.back() += folded;
      } else {
        words.push_back(folded);
      }
    }
    return words;
  }

  void gather() {
    std::map<NameWords, std::uint32_t> index;
    for (const NameSpan& span : find_name_spans(tree_)) {
      const NameWords words = words_of(span.name);
      if (words.empty()) continue;
      const auto [at, fresh] = index.emplace(words, static_cast<std::uint32_t>(forms_.size()));
      if (fresh) {
        forms_.push_back({});
        forms_.back().words = words;
        forms_.back().acronym = span.name.size() == 1 && is_acronym(tree_.text(span.name.begin));
      }
      Form& form = forms_[at->second];
      const double weight = span.heading ? 0.3 : 1.0;
      for (std::size_t k = 0; k < form.votes.size(); ++k) form.votes[k] += weight * span.votes[k];
      form.spans.push_back(static_cast<std::uint32_t>(table_.spans.size()));
      form.honorific |= span.honorific;
      form_of_.push_back(at->second);
      table_.spans.push_back({span, 0});
    }
  }

  // News copy introduces a person by a full name. One word that no full name ends in or begins with, without
  // title, age or role, is a person by the model's guess alone: whatever else speaks counts for more.
  void doubt_bare_persons() {
    const auto introduces = [](const Form& whole, const std::string& word) {
      return whole.words.size() > 1 && whole.kind() == NameKind::kPerson &&
             (whole.words.back() == word || whole.words.front() == word);
    };
    for (Form& form : forms_) {
      if (form.words.size() > 1 || form.kind() != NameKind::kPerson) continue;
      const bool told = std::any_of(form.spans.begin(), form.spans.end(), [&](std::uint32_t s) {
        return table_.spans[s].span.votes[static_cast<std::size_t>(NameKind::kPerson)] >= 2;
      });
      const bool known = std::any_of(forms_.begin(), forms_.end(),
                                     [&](const Form& whole) { return introduces(whole, form.words[0]); });
      if (!told && !known) form.votes[static_cast<std::size_t>(NameKind::kPerson)] *= kBareWord;
    }
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t form) const {
    while (forms_[form].host != kNoHost) form = forms_[form].host;
    return form;
  }
  void hang(std::uint32_t part, std::uint32_t whole) {
    whole = root(whole);
    if (root(part) == whole || forms_[part].host != kNoHost) return;
    forms_[part].host = whole;
    if (forms_[whole].kind() == NameKind::kOther) {
      for (std::size_t k = 0; k < forms_[whole].votes.size(); ++k)
        forms_[whole].votes[k] += forms_[part].votes[k];
    }
  }

  // "Confederated Dock Workers' Union (CDWU)", "Orlen Dry Docks (Pty) Ltd ("Orlen")".
  void link_definitions() {
    for (std::uint32_t s = 0; s + 1 < table_.spans.size(); ++s) {
      const TokenRange name = table_.spans[s].span.name;
      const TokenRange next = table_.spans[s + 1].span.name;
      if (next.begin < name.end + 1 || next.begin > name.end + 3 || tree_.text(name.end) != "(") continue;
      if (next.end >= tree_.size()) continue;
      const Form& form = forms_[form_of_[s + 1]];
      const bool closes =
          tree_.text(next.end) == ")" || (next.end + 1 < tree_.size() && tree_.text(next.end + 1) == ")");
      const Form& whole = forms_[form_of_[s]];
      const bool fits =
          shortening(form.words, whole.words, false) != Shortening::kNone ||
          (form.acronym && whole.kind() == NameKind::kOrg && form.words[0].front() == whole.words[0].front());
      if (closes && fits && form_of_[s] != form_of_[s + 1]) hang(form_of_[s + 1], form_of_[s]);
    }
  }

  // How well `part` can stand for `whole`; lower is better, nothing where it cannot.
  [[nodiscard]] std::optional<int> fit(const Form& part, const Form& whole) const {
    const bool person = whole.kind() == NameKind::kPerson;
    const Shortening how = shortening(part.words, whole.words, person);
    if (how == Shortening::kNone) return std::nullopt;
    if (how == Shortening::kAcronym) return part.acronym && !person ? std::optional(3) : std::nullopt;
    if (person) {
      if (part.words.size() == 1 && part.words[0].size() < 2) return std::nullopt;
      if (how == Shortening::kHead && part.honorific) return 2;
      const bool elsewhere = part.vote(NameKind::kPlace) > part.vote(NameKind::kPerson) + 1.5;
      if (how == Shortening::kHead && elsewhere) return std::nullopt;
      return how == Shortening::kHead ? 2 : 0;
    }
    if (part.honorific || part.vote(NameKind::kPerson) >= 3) return std::nullopt;
    if (whole.kind() == NameKind::kPlace && part.kind() == NameKind::kOrg && how == Shortening::kHead)
      return std::nullopt;
    const bool place = part.vote(NameKind::kPlace) > part.vote(NameKind::kOrg);
    if (whole.kind() != NameKind::kPlace && place && part.vote(NameKind::kPlace) > 0.9) return std::nullopt;
    if (part.words.size() == 1 && part.acronym && how == Shortening::kTail) return std::nullopt;
    if (part.words.size() == 1 && part.acronym && is_building(whole)) return std::nullopt;  // "CDWU House"
    if (how == Shortening::kHead && part.words.size() == 1 && is_named_after_place(whole))
      return std::nullopt;
    return how == Shortening::kHead ? 1 : 4;
  }

  // "Millport Circuit Court", "Millport University": what stands before the noun is the place.
  [[nodiscard]] static bool is_named_after_place(const Form& form) {
    static const std::unordered_set<std::string_view> kBodies = {
        "court",    "hospital",   "university", "college", "school", "police",  "council",  "parliament",
        "assembly", "government", "airport",    "prison",  "museum", "library", "cathedral"};
    return kBodies.contains(form.words.back());
  }
  [[nodiscard]] static bool is_building(const Form& form) {
    static const std::unordered_set<std::string_view> kBuildings = {
        "house", "hall", "tower", "building", "headquarters", "plaza", "stadium"};
    return kBuildings.contains(form.words.back());
  }

  void link_short_forms() {
    for (std::uint32_t p = 0; p < forms_.size(); ++p) {
      if (forms_[p].host != kNoHost) continue;
      std::optional<std::pair<int, std::uint32_t>> best;
      for (std::uint32_t w = 0; w < forms_.size(); ++w) {
        if (w == p) continue;
        const auto how = fit(forms_[p], forms_[w]);
        if (!how) continue;
        if (!best || *how < best->first || (*how == best->first && prominence(w) > prominence(best->second)))
          best = {{*how, w}};
      }
      if (best) hang(p, best->second);
    }
  }
  // Of two persons with one surname the bare surname means the one named more.
  [[nodiscard]] std::size_t prominence(std::uint32_t form) const { return forms_[form].spans.size(); }

  void link_misspellings() {
    for (std::uint32_t a = 0; a < forms_.size(); ++a) {
      for (std::uint32_t b = 0; b < forms_.size(); ++b) {
        if (a == b || forms_[a].host != kNoHost || root(b) == a) continue;
        const bool rarer = prominence(a) < prominence(b) || (prominence(a) == prominence(b) && a > b);
        if (rarer && is_misspelling(forms_[a].words, forms_[b].words)) hang(a, b);
        // "Mr Lindqist" of "Tomas Lindquist".
        const bool surname = forms_[a].words.size() == 1 && forms_[b].words.size() > 1 &&
                             forms_[b].kind() == NameKind::kPerson;
        if (surname && is_misspelling(forms_[a].words, {forms_[b].words.back()})) hang(a, b);
      }
    }
  }

  // The fullest form printed; of equally full ones the most frequent, then the first.
  [[nodiscard]] bool is_fuller(const Form& a, const Form& b) const {
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    if (a.spans.size() != b.spans.size()) return a.spans.size() > b.spans.size();
    return a.spans.front() < b.spans.front();
  }

  [[nodiscard]] std::string printed(TokenRange range) const {
    std::string out;
    const std::string_view text = tree_.document().account->text;
    for (const char c : tree_.span(range).in(text)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank) out += c;
      if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
  }

  // Where a form is printed in capitals in a dateline and otherwise elsewhere, the latter names it.
  [[nodiscard]] std::string printed_name(const Form& form) const {
    for (const std::uint32_t s : form.spans) {
      const TokenRange name = table_.spans[s].span.name;
      if (!is_acronym(tree_.text(name.begin)) || tree_.text(name.begin).size() <= 3) return printed(name);
    }
    return printed(table_.spans[form.spans.front()].span.name);
  }

  void build() {
    std::unordered_map<std::uint32_t, NameIndex> number;
    std::vector<const Form*> fullest;
    for (std::uint32_t s = 0; s < table_.spans.size(); ++s) {
      const std::uint32_t whole = root(form_of_[s]);
      const auto [at, fresh] = number.emplace(whole, static_cast<NameIndex>(table_.names.size()));
      if (fresh) {
        table_.names.push_back({});
        table_.names.back().kind = forms_[whole].kind();
        fullest.push_back(&forms_[whole]);
      }
      table_.spans[s].name = at->second;
      if (is_fuller(forms_[form_of_[s]], *fullest[at->second])) fullest[at->second] = &forms_[form_of_[s]];
    }
    for (NameIndex n = 0; n < table_.names.size(); ++n) table_.names[n].name = printed_name(*fullest[n]);
    for (std::uint32_t s = 0; s < table_.spans.size(); ++s) {
      const NamedSpan& named = table_.spans[s];
      const Form& form = forms_[form_of_[s]];
      MentionKind kind =
          form.words.size() < fullest[named.name]->words.size() ? MentionKind::kPart : MentionKind::kFull;
      if (form.acronym && kind == MentionKind::kPart) kind = MentionKind::kAcronym;
      auto& mentions = table_.names[named.name].mentions;
      if (!named.span.title.empty()) {
        mentions.push_back({tree_.span({named.span.title.begin, named.span.name.end}), MentionKind::kTitled});
      }
      mentions.push_back({tree_.span(named.span.name), kind});
    }
  }

  const Tree& tree_;
  NameTable table_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> form_of_;  // parallel to table_.spans
};

}  // namespace

std::optional<NameIndex> NameTable::first_in(TokenRange range) const {
  const auto from = std::partition_point(spans.begin(), spans.end(),
                                         [&](const NamedSpan& s) { return s.span.name.end <= range.begin; });
  if (from == spans.end() || from->span.name.begin >= range.end) return std::nullopt;
  return from->name;
}

std::optional<NameIndex> NameTable::at(TokenIndex token) const { return first_in({token, token + 1}); }

NameTable find_names(const Tree& tree) { return Clusterer(tree).run(); }

}  // namespace tellings
