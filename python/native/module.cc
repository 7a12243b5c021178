// The extension module tellings._engine: what the Python package is made of. Strings, bytes and capsules
// pass; the package gives them their types (python/tellings).
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <utility>

#include "archive.h"
#include "arrow_source.h"
#include "desk.h"
#include "engine.h"
#include "failure.h"
#include "items.h"
#include "pipeline/group_accounts.h"
#include "pipeline/group_state.h"
#include "study.h"

namespace nb = nanobind;

namespace tellings {
namespace {

using Unlocked = nb::call_guard<nb::gil_scoped_release>;

// A source is read once, by one call.
struct Items {
  std::unique_ptr<PageSource> source;
};

nb::bytes bytes_of(const std::string& text) { return nb::bytes(text.data(), text.size()); }

// Outcomes as (input, json, text, reason); json is None for what was skipped.
nb::list outcomes_of(const std::vector<Outcome>& outcomes) {
  nb::list list;
  for (const Outcome& one : outcomes)
    list.append(nb::make_tuple(one.input,
                               one.json.empty() ? nb::object(nb::none()) : nb::object(bytes_of(one.json)),
                               one.text, one.reason));
  return list;
}

nb::list lines_of(const std::vector<std::string>& lines) {
  nb::list list;
  for (const std::string& line : lines) list.append(bytes_of(line));
  return list;
}

ArrowArrayStream& stream_of_capsule(const nb::capsule& capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(capsule.data("arrow_array_stream"));
  if (stream == nullptr || stream->release == nullptr)
    throw Failure("reading an Arrow stream: it was read before; hand over the table itself");
  return *stream;
}

Items items_of_arrow(const nb::capsule& capsule, const std::string& fields) {
  return {value_of(read_arrow(stream_of_capsule(capsule), value_of(FieldMap::parse(fields))))};
}

nb::capsule stream_capsule(Table& table) {
  auto stream = std::make_unique<ArrowArrayStream>();
  table.export_stream(stream.get());
  return nb::capsule(stream.release(), "arrow_array_stream", [](void* data) noexcept {
    auto* left = static_cast<ArrowArrayStream*>(data);
    if (left->release != nullptr) left->release(left);
    delete left;
  });
}

void add_cell(Table& table, ColumnType type, nb::handle cell) {
  if (cell.is_none()) return table.add_null();
  switch (type) {
    case ColumnType::kText:
      return table.add(std::string_view(nb::cast<std::string>(cell)));
    case ColumnType::kBytes: {
      const auto bytes = nb::cast<nb::bytes>(cell);
      return table.add(std::string_view(bytes.c_str(), bytes.size()));
    }
    case ColumnType::kInteger:
      return table.add(nb::cast<std::int64_t>(cell));
    case ColumnType::kReal:
      return table.add(nb::cast<double>(cell));
    case ColumnType::kBool:
      return table.add(std::int64_t{nb::cast<bool>(cell)});
  }
}

// Heads are (name, type letter); rows hold one cell a column.
Table table_of(const std::vector<std::pair<std::string, std::string>>& heads, const nb::iterable& rows) {
  std::vector<ColumnHead> columns;
  for (const auto& [name, type] : heads) {
    if (type.size() != 1 || std::string_view("uzlgb").find(type[0]) == std::string_view::npos)
      throw Failure("making column " + name + ": type \"" + type + "\" is not one of u, z, l, g, b");
    columns.push_back({name, static_cast<ColumnType>(type[0])});
  }
  Table table(columns);
  for (const nb::handle row : rows) {
    if (nb::len(row) != columns.size())
      throw Failure("making a table: row " + std::to_string(table.rows()) +
                    " has not as many cells as there are columns");
    std::size_t at = 0;
    for (const nb::handle cell : row) add_cell(table, columns[at++].type, cell);
  }
  return table;
}

class Groups {
 public:
  explicit Groups(std::string path) : path_(std::move(path)), state_(value_of(read_group_state(path_))) {}

  std::vector<std::string> add(Items& items, const Engine& engine, unsigned threads,
                               std::vector<SkippedPage>& skipped) {
    AccountBatch batch = read_all_accounts(*items.source, engine.reading(threads));
    skipped = std::move(batch.skipped);
    const GroupedAccounts grouped = group_signatures(state_.grouper, signatures_of(batch.accounts, threads));
    for (const std::string& id : grouped.known) skipped.push_back({id, "the id was given before"});
    for (const Error& trouble : grouped.troubles) throw Failure(trouble);
    std::vector<std::string> lines;
    for (const Placement& placement : grouped.placements) lines.push_back(placement_json(placement));
    return lines;
  }

  void save() const {
    if (path_.empty()) throw Failure("saving a Grouper: it has no file; open it as Grouper(PATH)");
    value_of(write_group_state(path_, state_));
  }
  [[nodiscard]] std::size_t awake() const { return state_.grouper.awake(); }
  std::optional<std::string> explain(const std::string& id) { return state_.grouper.explain(id); }

 private:
  std::string path_;
  GroupState state_;
};

nb::list pairs_of(const std::vector<SkippedPage>& skipped) {
  nb::list list;
  for (const SkippedPage& one : skipped) list.append(nb::make_tuple(one.origin, one.reason));
  return list;
}

void bind_items(nb::module_& m) {
  nb::class_<Items>(m, "Items", "Input of one call: accounts, pages, files.")
      .def_static(
          "from_json",
          [](const nb::bytes& lines, const std::string& name) {
            return Items{items_of_json(std::string(lines.c_str(), lines.size()), name)};
          },
          nb::arg("lines"), nb::arg("name"))
      .def_static(
          "from_pages",
          [](const std::vector<std::tuple<nb::bytes, std::string, std::string, std::string>>& given) {
            std::vector<GivenPage> pages;
            for (const auto& [bytes, url, encoding, type] : given)
              pages.push_back({std::string(bytes.c_str(), bytes.size()), url, encoding, type});
            return Items{items_of_pages(std::move(pages))};
          },
          nb::arg("pages"))
      .def_static(
          "from_paths",
          [](std::vector<std::string> paths, const std::string& fields, const std::string& url,
             const std::string& encoding) {
            return Items{items_of_paths(std::move(paths), fields, url, encoding)};
          },
          nb::arg("paths"), nb::arg("fields") = "", nb::arg("url") = "", nb::arg("encoding") = "")
      .def_static("from_arrow", items_of_arrow, nb::arg("stream"), nb::arg("fields") = "");
}

void bind_table(nb::module_& m) {
  nb::class_<Table>(m, "Table", "Columns that others read through the Arrow C stream interface.")
      .def_static("of", table_of, nb::arg("heads"), nb::arg("rows"))
      .def("__len__", &Table::rows)
      .def("names",
           [](const Table& table) {
             std::vector<std::string> names;
             for (const ColumnHead& head : table.heads()) names.push_back(head.name);
             return names;
           })
      .def("stream", stream_capsule);
}

void bind_engine(nb::module_& m) {
  nb::class_<LaidOut>(m, "LaidOut", "Stories laid side by side.")
      .def(nb::init<const std::string&>(), nb::arg("document"), Unlocked())
      .def(
          "json",
          [](const LaidOut& laid, bool with_text, bool excerpts) {
            std::string text;
            {
              nb::gil_scoped_release unlocked;
              text = laid.json(with_text, excerpts);
            }
            return bytes_of(text);
          },
          nb::arg("with_text") = true, nb::arg("excerpts") = false)
      .def("html", &LaidOut::html, Unlocked())
      .def("markdown", &LaidOut::markdown, Unlocked())
      .def("report", &LaidOut::report, nb::arg("width") = 100, nb::arg("colour") = false, Unlocked())
      .def("exported", &LaidOut::exported, nb::arg("form"), Unlocked())
      .def("explained", &LaidOut::explained, nb::arg("id"), Unlocked());

  nb::class_<Engine>(m, "Engine", "The models, and one method a stage.")
      .def(nb::init<const std::vector<std::string>&>(), nb::arg("folders"), Unlocked())
      .def("models_json", &Engine::models_json)
      .def("language_of", &Engine::language_of, nb::arg("text"), Unlocked())
      .def(
          "extract",
          [](const Engine& engine, Items& items, bool keep_furniture, unsigned threads) {
            std::vector<Outcome> outcomes;
            {
              nb::gil_scoped_release unlocked;
              outcomes = engine.extract(*items.source, keep_furniture, threads);
            }
            return outcomes_of(outcomes);
          },
          nb::arg("items"), nb::arg("keep_furniture") = false, nb::arg("threads") = 0)
      .def(
          "extract_table",
          [](const Engine& engine, Items& items, bool keep_furniture, std::size_t most, unsigned threads) {
            return engine.extract_table(*items.source, keep_furniture, most, threads);
          },
          nb::arg("items"), nb::arg("keep_furniture") = false, nb::arg("most") = SIZE_MAX,
          nb::arg("threads") = 0, Unlocked())
      .def(
          "annotate",
          [](const Engine& engine, Items& items, bool tokens, bool all_attributions, bool raw,
             unsigned threads) {
            std::vector<Outcome> outcomes;
            {
              nb::gil_scoped_release unlocked;
              outcomes = engine.annotate(*items.source, {tokens, all_attributions, raw, threads});
            }
            return outcomes_of(outcomes);
          },
          nb::arg("items"), nb::arg("tokens") = false, nb::arg("all_attributions") = false,
          nb::arg("raw") = false, nb::arg("threads") = 0)
      .def(
          "annotate_table",
          [](const Engine& engine, Items& items, bool tokens, bool all_attributions, std::size_t most,
             unsigned threads) {
            return engine.annotate_table(*items.source, {tokens, all_attributions, false, threads}, most);
          },
          nb::arg("items"), nb::arg("tokens") = false, nb::arg("all_attributions") = false,
          nb::arg("most") = SIZE_MAX, nb::arg("threads") = 0, Unlocked())
      .def(
          "collate",
          [](const Engine& engine, Items& accounts, Items* drafts, Items* references, bool one_story,
             std::vector<std::string> exclude, std::vector<std::string> own, const std::string& decisions,
             const std::string& date, const std::string& zone, unsigned threads) {
            return engine.collate(
                *accounts.source, drafts == nullptr ? nullptr : drafts->source.get(),
                references == nullptr ? nullptr : references->source.get(),
                {one_story, std::move(exclude), std::move(own), decisions, date, zone, threads});
          },
          nb::arg("accounts"), nb::arg("drafts").none(), nb::arg("references").none(), nb::arg("one_story"),
          nb::arg("exclude"), nb::arg("own"), nb::arg("decisions"), nb::arg("date"), nb::arg("zone"),
          nb::arg("threads"), Unlocked());
}

void bind_groups(nb::module_& m) {
  nb::class_<Groups>(m, "Groups", "Accounts into stories, as they come.")
      .def(nb::init<std::string>(), nb::arg("path") = "")
      .def(
          "add",
          [](Groups& groups, Items& items, const Engine& engine, unsigned threads) {
            std::vector<std::string> lines;
            std::vector<SkippedPage> skipped;
            {
              nb::gil_scoped_release unlocked;
              lines = groups.add(items, engine, threads, skipped);
            }
            return nb::make_tuple(lines_of(lines), pairs_of(skipped));
          },
          nb::arg("items"), nb::arg("engine"), nb::arg("threads") = 0)
      .def("save", &Groups::save, Unlocked())
      .def("awake", &Groups::awake)
      .def("explain", &Groups::explain, nb::arg("id"));
}

void bind_desk(nb::module_& m) {
  nb::class_<Desk>(m, "Desk", "A store.")
      .def(nb::init<std::string, const Engine&>(), nb::arg("path"), nb::arg("engine"), nb::keep_alive<1, 3>())
      .def(
          "add",
          [](Desk& desk, Items& items, unsigned threads) {
            std::vector<std::string> lines;
            std::vector<SkippedPage> skipped;
            std::string count;
            {
              nb::gil_scoped_release unlocked;
              count = desk.add(*items.source, threads, lines, skipped);
            }
            return nb::make_tuple(bytes_of(count), lines_of(lines), pairs_of(skipped));
          },
          nb::arg("items"), nb::arg("threads") = 0)
      .def(
          "story",
          [](const Desk& desk, const std::string& id) -> nb::object {
            const auto document = desk.story(id);
            return document ? nb::object(bytes_of(*document)) : nb::none();
          },
          nb::arg("id"))
      .def(
          "rows",
          [](const Desk& desk, const std::string& what, const std::string& story) {
            return lines_of(desk.rows(what, story));
          },
          nb::arg("what"), nb::arg("story") = "")
      .def(
          "search",
          [](const Desk& desk, const std::string& what, const std::string& words, const std::string& speaker,
             const std::string& source, const std::string& unit, const std::string& from,
             const std::string& to, unsigned limit) {
            return lines_of(desk.search(what, {words, speaker, source, unit, from, to, limit}));
          },
          nb::arg("what"), nb::arg("words"), nb::arg("speaker"), nb::arg("source"), nb::arg("unit"),
          nb::arg("start"), nb::arg("end"), nb::arg("limit"))
      .def(
          "stories",
          [](const Desk& desk, const std::string& from, const std::string& to, unsigned limit) {
            return lines_of(desk.stories(from, to, limit));
          },
          nb::arg("start"), nb::arg("end"), nb::arg("limit"))
      .def(
          "sources",
          [](const Desk& desk, const std::string& from, const std::string& to) {
            return lines_of(desk.sources(from, to));
          },
          nb::arg("start"), nb::arg("end"));
}

// A step of the archive job: rows in, rows out, without the lock.
template <typename Step>
Table stepped(const nb::capsule& rows, Step step) {
  ArrowArrayStream& stream = stream_of_capsule(rows);
  nb::gil_scoped_release unlocked;
  return step(stream);
}

void bind_archive(nb::module_& m) {
  m.def(
      "signature_table",
      [](const Engine& engine, Items& accounts, unsigned threads) {
        return signature_table(engine, *accounts.source, threads);
      },
      nb::arg("engine"), nb::arg("accounts"), nb::arg("threads") = 0, Unlocked());
  m.def("key_table", [](const nb::capsule& rows) { return stepped(rows, key_table); }, nb::arg("signatures"));
  m.def(
      "likeness_table", [](const nb::capsule& rows) { return stepped(rows, likeness_table); },
      nb::arg("pairs"));
  m.def(
      "story_table", [](const nb::capsule& rows) { return stepped(rows, story_table); },
      nb::arg("signatures"));
  m.def(
      "collation_table",
      [](const Engine& engine, const nb::capsule& rows, std::size_t least, std::size_t most,
         unsigned threads) {
        return stepped(rows, [&](ArrowArrayStream& stream) {
          return collation_table(engine, stream, least, most, threads);
        });
      },
      nb::arg("engine"), nb::arg("accounts"), nb::arg("least") = 2, nb::arg("most") = 200,
      nb::arg("threads") = 0);
  nb::class_<Pairing>(m, "Pairing", "Accounts that share a key, neighbour by neighbour.")
      .def(nb::init<>())
      .def(
          "next",
          [](Pairing& pairing, const nb::capsule& rows) {
            return stepped(rows, [&](ArrowArrayStream& stream) { return pairing.next(stream); });
          },
          nb::arg("rows"));
}

// A study takes the rows of one table, without the lock.
template <void (ArchiveStudy::*take)(ArrowArrayStream&)>
void taking(ArchiveStudy& study, const nb::capsule& rows) {
  ArrowArrayStream& stream = stream_of_capsule(rows);
  nb::gil_scoped_release unlocked;
  (study.*take)(stream);
}

void bind_study(nb::module_& m) {
  nb::class_<ArchiveStudy>(m, "ArchiveStudy", "What the accounts of an archive draw from others.")
      .def(
          "__init__",
          [](ArchiveStudy* study, const std::string& query, const std::string& from, const std::string& to,
             const std::vector<std::string>& sources, const std::optional<std::string>& outlets) {
            new (study) ArchiveStudy({query, from, to, sources}, outlets);
          },
          nb::arg("query"), nb::arg("start"), nb::arg("end"), nb::arg("sources"), nb::arg("outlets").none())
      .def("read_store", &ArchiveStudy::read_store, nb::arg("path"), Unlocked())
      .def("add_accounts", taking<&ArchiveStudy::add_accounts>, nb::arg("rows"))
      .def("add_placements", taking<&ArchiveStudy::add_placements>, nb::arg("rows"))
      .def("add_left_out", taking<&ArchiveStudy::add_left_out>, nb::arg("rows"))
      .def("add_drawings", taking<&ArchiveStudy::add_drawings>, nb::arg("rows"))
      .def("has_query", &ArchiveStudy::has_query)
      .def("add_engine", &ArchiveStudy::add_engine, nb::arg("version"), nb::arg("models"))
      .def("select", &ArchiveStudy::select, Unlocked())
      .def("report", &ArchiveStudy::report, nb::arg("rows"), Unlocked())
      .def("json", &ArchiveStudy::json, Unlocked())
      .def("csv", &ArchiveStudy::csv, Unlocked())
      .def("sample", &ArchiveStudy::sample, nb::arg("n"), nb::arg("seed"), Unlocked())
      .def("stored_texts", &ArchiveStudy::stored_texts, nb::arg("n"), nb::arg("seed"), Unlocked())
      .def("sheet", &ArchiveStudy::sheet, nb::arg("n"), nb::arg("seed"), nb::arg("texts"), Unlocked())
      .def("answers", &ArchiveStudy::answers, nb::arg("n"), nb::arg("seed"), Unlocked());
}

}  // namespace

NB_MODULE(_engine, m) {
  nb::exception<Failure>(m, "Error");
  m.attr("version") = TELLINGS_VERSION;
  bind_items(m);
  bind_table(m);
  bind_engine(m);
  bind_groups(m);
  bind_desk(m);
  bind_archive(m);
  bind_study(m);
}

}  // namespace tellings
