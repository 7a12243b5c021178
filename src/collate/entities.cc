#include "collate/entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "collate/entity_mentions.h"
#include "collate/name_match.h"
#include "collate/passages.h"

namespace tellings {
namespace {

using FormIndex = std::size_t;

// One name of one account.
struct LocalName {
  AccountIndex account = 0;
  NameIndex index = 0;
  const Name* name = nullptr;
  FormIndex form = 0;
  std::size_t mentions = 0;
};

// Names that are compared alike: of one kind, with the same words.
struct NameForm {
  ComparedName compared;
  NameKind kind = NameKind::kOther;
  std::vector<std::size_t> names;
};

class Resolver {
 public:
  explicit Resolver(const std::vector<Notes>& notes) : notes_(notes) {
    for (AccountIndex a = 0; a < notes.size(); ++a) {
      first_.push_back(names_.size());
      for (NameIndex n = 0; n < notes[a].names.size(); ++n) {
        const Name& name = notes[a].names[n];
        const auto mentions =
            static_cast<std::size_t>(std::count_if(name.mentions.begin(), name.mentions.end(), is_name));
        const FormIndex form = form_of(name);
        forms_[form].names.push_back(names_.size());
        names_.push_back({a, n, &name, form, mentions});
      }
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      root_.push_back(i);
      members_.push_back({i});
    }
    settle_kinds();
    for (NameForm& form : forms_) {
      if (form.kind == NameKind::kPlace && begins_organisation(form) && !stands_as_place(form))
        form.kind = NameKind::kOrg;
    }
  }

  // Full names first, so that a short form meets all that it could stand for.
  void join_by_name() {
    std::vector<std::pair<FormIndex, FormIndex>> shorts;
    for (const auto& [a, b] : candidates()) {
      switch (match(a, b)) {
        case NameMatch::kSame:
          join_forms(a, b);
          break;
        case NameMatch::kShort:
          shorts.emplace_back(a, b);
          break;
        case NameMatch::kApart:
        case NameMatch::kNone:
          break;
      }
    }
    join_short_forms(shorts);
  }

  // Names of a copy that stand in the places of names of its original.
  void join_by_place(const Story& story) {
    for (const Edge& edge : story.stemma.edges) {
      if (edge.from.hidden || (edge.how != Derivation::kSpun && edge.how != Derivation::kVerbatim &&
                               edge.how != Derivation::kAbridged))
        continue;
      join_by_place(story, edge.from.index, edge.to);
    }
  }

  EntityTable table() const;

 private:
  FormIndex form_of(const Name& name) {
    ComparedName compared = compared_name(name.name);
    std::string key(1, static_cast<char>('0' + static_cast<int>(name.kind)));
    for (const std::string& word : compared.words) key += ' ' + word;
    if (compared.acronym) key += " *";
    const auto [found, fresh] = form_ids_.try_emplace(std::move(key), forms_.size());
    if (fresh) forms_.push_back({std::move(compared), name.kind, {}});
    return found->second;
  }

  // The same full name is of one kind in all accounts: the one under which it is mentioned most.
  void settle_kinds() {
    std::map<std::vector<std::string>, std::map<NameKind, std::size_t>> votes;
    for (const LocalName& name : names_)
      votes[forms_[name.form].compared.words][forms_[name.form].kind] += name.mentions + 1;
    for (NameForm& form : forms_) {
      if (form.compared.words.size() < 2) continue;
      const std::map<NameKind, std::size_t>& kinds = votes[form.compared.words];
      form.kind = std::max_element(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
                    return a.second < b.second;
                  })->first;
    }
  }

  // "Tessaly" of "Tessaly Bulk Terminals", which the model often takes for a place.
  bool begins_organisation(const NameForm& form) const {
    const std::vector<std::string>& words = form.compared.words;
    return std::any_of(forms_.begin(), forms_.end(), [&](const NameForm& other) {
      const std::vector<std::string>& longer = other.compared.words;
      return other.kind == NameKind::kOrg && longer.size() > words.size() &&
             std::equal(words.begin(), words.end(), longer.begin());
    });
  }

  // Some account says that something is in it.
  bool stands_as_place(const NameForm& form) const {
    return std::any_of(form.names.begin(), form.names.end(), [&](std::size_t n) {
      const std::string& text = notes_[names_[n].account].document->account->text;
      const std::vector<Mention>& mentions = names_[n].name->mentions;
      return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        const std::string_view before = std::string_view(text).substr(0, mention.span.begin);
        return before.ends_with(" in ") || before.ends_with("In ") || before.ends_with(" near ") ||
               before.ends_with(" across ");
      });
    });
  }

  NameMatch match(FormIndex a, FormIndex b) const {
    if (a > b) std::swap(a, b);
    const auto [found, fresh] = matches_.try_emplace(a * forms_.size() + b, NameMatch::kNone);
    if (fresh)
      found->second = match_names(forms_[a].compared, forms_[a].kind, forms_[b].compared, forms_[b].kind);
    return found->second;
  }

  std::size_t find(std::size_t a) const { return root_[a]; }

  void join(std::size_t a, std::size_t b) {
    std::size_t into = std::min(find(a), find(b));
    std::size_t from = std::max(find(a), find(b));
    if (kept_apart(into, from)) return;
    for (const std::size_t i : members_[from]) root_[i] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }

  void join_forms(FormIndex a, FormIndex b) {
    for (const FormIndex form : {a, b}) {
      for (const std::size_t name : forms_[form].names) join(forms_[a].names.front(), name);
    }
  }

  // Two persons of one surname anywhere in the two sets keep the sets apart, and so do two names of one
  // account, which its reader held for two, unless they are spelt alike.
  bool kept_apart(std::size_t a, std::size_t b) const {
    if (a == b) return true;
    for (const std::size_t x : members_[a]) {
      for (const std::size_t y : members_[b]) {
        const NameMatch found = match(names_[x].form, names_[y].form);
        if (found == NameMatch::kApart) return true;
        if (names_[x].account == names_[y].account && found != NameMatch::kSame &&
            !is_short_form(found, names_[x].form, names_[y].form))
          return true;
      }
    }
    return false;
  }

  // "Tessaly" beside "Tessaly Bulk Terminals": of an organisation the first words alone are its short name.
  bool is_short_form(NameMatch found, FormIndex a, FormIndex b) const {
    return found == NameMatch::kShort && forms_[a].kind == NameKind::kOrg &&
           forms_[b].kind == NameKind::kOrg &&
           forms_[a].compared.words.front() == forms_[b].compared.words.front();
  }

  // Pairs of forms that have a word alike in spelling or sound, or initials; a form with itself too.
  std::set<std::pair<FormIndex, FormIndex>> candidates() const {
    std::unordered_map<std::string, std::vector<FormIndex>> holding;
    for (FormIndex i = 0; i < forms_.size(); ++i) {
      const ComparedName& compared = forms_[i].compared;
      std::set<std::string> keys;
      for (const std::string& skeleton : compared.skeletons) keys.insert(skeleton.substr(0, 3));
      keys.insert("=" + compared.initials);
      keys.insert("=" + compared.all_initials);
      if (compared.acronym) keys.insert("=" + compared.words[0]);
      for (const std::string& key : keys) holding[key].push_back(i);
    }
    std::set<std::pair<FormIndex, FormIndex>> pairs;
    for (const auto& [key, held] : holding) {
      for (std::size_t i = 0; i < held.size(); ++i) {
        for (std::size_t j = i; j < std::min(held.size(), i + kMostHeld); ++j)
          pairs.emplace(held[i], held[j]);
      }
    }
    return pairs;
  }

  // A short form joins the one set that it fits; where several fit, the most mentioned in its own account's
  // neighbours' sense cannot be known, so the set with most mentions takes it if it has twice those of the
  // next.
  void join_short_forms(const std::vector<std::pair<FormIndex, FormIndex>>& shorts) {
    std::map<FormIndex, std::set<FormIndex>> longer;
    const auto offer = [&](FormIndex form, FormIndex other) {
      if (forms_[other].compared.words.size() >= forms_[form].compared.words.size())
        longer[form].insert(other);
    };
    for (const auto& [a, b] : shorts) {
      offer(a, b);
      offer(b, a);
    }
    for (std::size_t name = 0; name < names_.size(); ++name) {
      const auto options = longer.find(names_[name].form);
      if (options == longer.end()) continue;
      std::map<std::size_t, std::size_t> weight;
      for (const FormIndex form : options->second) {
        for (const std::size_t other : forms_[form].names) {
          if (find(other) != find(name)) weight[find(other)] += names_[other].mentions;
        }
      }
      std::vector<std::pair<std::size_t, std::size_t>> ranked;
      for (const auto& [root, mentions] : weight) {
        if (!kept_apart(find(name), root)) ranked.emplace_back(mentions, root);
      }
      std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
        return x.first != y.first ? x.first > y.first : x.second < y.second;
      });
      if (ranked.size() == 1 || (ranked.size() > 1 && ranked[0].first >= 2 * ranked[1].first))
        join(name, ranked[0].second);
    }
  }

  std::optional<std::size_t> name_at(AccountIndex account, ByteSpan word) const {
    const Notes& notes = notes_[account];
    for (NameIndex n = 0; n < notes.names.size(); ++n) {
      for (const Mention& mention : notes.names[n].mentions) {
        if (is_name(mention) && mention.span.contains(word)) return first_[account] + n;
      }
    }
    return std::nullopt;
  }

  void join_by_place(const Story& story, AccountIndex from, AccountIndex to) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> votes;
    for (const Passage& passage : shared_passages(story.words, from, to)) {
      for (const Column& column : passage.columns) {
        if (column.base == Column::kGap || column.witness == Column::kGap) continue;
        const auto theirs = name_at(
            from, story.words.of(from)[passage.from_word + static_cast<std::size_t>(column.base)].span);
        const auto ours =
            name_at(to, story.words.of(to)[passage.to_word + static_cast<std::size_t>(column.witness)].span);
        if (theirs && ours) ++votes[{*ours, *theirs}];
      }
    }
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> best;  // ours -> votes, theirs
    for (const auto& [pair, count] : votes) {
      auto& [most, theirs] = best[pair.first];
      if (count > most) most = count, theirs = pair.second;
    }
    for (const auto& [ours, chosen] : best) {
      const auto [words, theirs] = chosen;
      const NameForm& a = forms_[names_[ours].form];
      const NameForm& b = forms_[names_[theirs].form];
      if ((a.kind == b.kind || words >= kWordsInPlace || share_a_word(a.compared, b.compared)) &&
          find(ours) != find(theirs))
        join(ours, theirs);
    }
  }

  static bool share_a_word(const ComparedName& a, const ComparedName& b) {
    return std::any_of(a.skeletons.begin(), a.skeletons.end(), [&](const std::string& word) {
      return std::find(b.skeletons.begin(), b.skeletons.end(), word) != b.skeletons.end();
    });
  }

  static constexpr std::size_t kWordsInPlace = 2;  // of names of two kinds: the model errs on mangled ones
  static constexpr std::size_t kMostHeld = 400;    // forms compared for one key

  const std::vector<Notes>& notes_;
  std::vector<LocalName> names_;
  std::vector<NameForm> forms_;
  std::unordered_map<std::string, FormIndex> form_ids_;
  mutable std::unordered_map<std::size_t, NameMatch> matches_;  // of two forms, once compared
  std::vector<std::size_t> first_;                              // [account] -> index of its first name
  std::vector<std::size_t> root_;                               // [name] -> lowest name of its set
  std::vector<std::vector<std::size_t>> members_;               // [root]
};

// --- from sets of names to entities

// The form that stands for the entity: known to most accounts, then fullest, then first.
std::string best_form(const std::vector<const LocalName*>& names, const std::vector<NameForm>& all) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> forms;  // -> accounts, words
  for (const LocalName* name : names) {
    auto& [accounts, words] = forms[name->name->name];
    ++accounts;
    words = all[name->form].compared.words.size();
  }
  std::size_t most_words = 0;
  for (const auto& [form, weight] : forms) most_words = std::max(most_words, weight.second);
  const std::size_t full = std::min<std::size_t>(most_words, 2);
  const std::string* best = nullptr;
  std::pair<std::size_t, std::size_t> best_weight;
  for (const auto& [form, weight] : forms) {
    if (weight.second < full) continue;
    if (best == nullptr || weight > best_weight) best = &form, best_weight = weight;
  }
  return *best;
}

NameKind best_kind(const std::vector<const LocalName*>& names, const std::vector<NameForm>& all) {
  std::map<NameKind, std::size_t> votes;
  for (const LocalName* name : names) votes[all[name->form].kind] += name->mentions + 1;
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

EntityTable Resolver::table() const {
  std::map<std::size_t, std::vector<const LocalName*>> sets;
  for (std::size_t i = 0; i < names_.size(); ++i) sets[find(i)].push_back(&names_[i]);
  std::vector<Entity> entities;
  std::vector<std::vector<const LocalName*>> members;
  for (const auto& [root, names] : sets) {
    Entity& entity = entities.emplace_back();
    entity.name = best_form(names, forms_);
    entity.kind = best_kind(names, forms_);
    for (const LocalName* name : names)
      add_mentions(notes_[name->account], name->account, *name->name, forms_[name->form].compared, entity);
    members.push_back(names);
  }
  const std::vector<std::size_t> stands_for = part_mentions(entities);
  std::vector<std::size_t> order;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    if (stands_for[e] == e) {
      order.push_back(e);
    } else {
      members[stands_for[e]].insert(members[stands_for[e]].end(), members[e].begin(), members[e].end());
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (entities[a].mentions.size() != entities[b].mentions.size())
      return entities[a].mentions.size() > entities[b].mentions.size();
    return entities[a].mentions < entities[b].mentions;
  });
  EntityTable table;
  table.of_name.resize(notes_.size());
  for (std::size_t a = 0; a < notes_.size(); ++a) table.of_name[a].resize(notes_[a].names.size());
  for (const std::size_t e : order) {
    const auto index = static_cast<EntityIndex>(table.entities.size());
    for (const LocalName* name : members[e]) table.of_name[name->account][name->index] = index;
    Entity& entity = table.entities.emplace_back(std::move(entities[e]));
    entity.id = std::to_string(index + 1).insert(0, 1, 'e');
    add_aliases(notes_, entity);
  }
  return table;
}

}  // namespace

EntityTable resolve_entities(const std::vector<Notes>& notes) {
  Resolver resolver(notes);
  resolver.join_by_name();
  return resolver.table();
}

EntityTable resolve_entities(const Story& story) {
  Resolver resolver(story.notes);
  resolver.join_by_name();
  resolver.join_by_place(story);
  return resolver.table();
}

}  // namespace tellings
