// A study (src/study) as Python asks for it: of a store, or of the tables that the archive job left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "arrow_abi.h"
#include "desk/outlets.h"
#include "study/sample.h"
#include "study/selection.h"
#include "study/study.h"
#include "study/text_match.h"

namespace tellings {

// Filled once, by read_store(), or by accounts, then the rest, then select(); then asked. Everything throws
// Failure with the engine's message.
class ArchiveStudy {
 public:
  // `outlets`: the lines of a file of outlets (Outlets::parse); nothing: what the store keeps, if it is one.
  ArchiveStudy(StudyRequest request, const std::optional<std::string>& outlets);

  void read_store(const std::string& path);

  // Columns id, source, url, title, published, words, complete; text too where has_query().
  void add_accounts(ArrowArrayStream& rows);
  // Columns id, story. Who is in none was not compared.
  void add_placements(ArrowArrayStream& rows);
  // Column id: of a story, but not laid beside its others.
  void add_left_out(ArrowArrayStream& rows);
  // Columns account, origin (id or null), label, credited, share, band.
  void add_drawings(ArrowArrayStream& rows);
  [[nodiscard]] bool has_query() const { return !request_.query.empty(); }
  void add_engine(const std::string& version, const std::string& models);
  void select();

  [[nodiscard]] std::string report(std::size_t rows) const;
  [[nodiscard]] std::string json() const;
  [[nodiscard]] std::string csv() const;

  // Ids of the accounts drawn, in the order of the draw.
  [[nodiscard]] std::vector<std::string> sample(std::size_t n, std::uint64_t seed) const;
  // Of the accounts drawn; `texts` as (title, url, text), in their order.
  using Texts = std::vector<std::tuple<std::string, std::string, std::string>>;
  [[nodiscard]] Texts stored_texts(std::size_t n, std::uint64_t seed) const;  // after read_store()
  [[nodiscard]] std::string sheet(std::size_t n, std::uint64_t seed, const Texts& texts) const;
  [[nodiscard]] std::string answers(std::size_t n, std::uint64_t seed) const;

 private:
  StudyRequest request_;
  std::string store_;  // path
  std::optional<Outlets> outlets_;
  TextMatch match_;
  StudyArchive archive_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace tellings
