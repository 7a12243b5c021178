#include "store/relevance.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tellings {
namespace {

constexpr double kHalfTold = 1.2;  // places after which a phrase has half of its weight; k1 of Okapi BM25

void relevance(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
               sqlite3_value** weights) {
  std::vector<double> told(static_cast<std::size_t>(api->xPhraseCount(context)), 0);
  int places = 0;
  if (const int code = api->xInstCount(context, &places); code != SQLITE_OK)
    return sqlite3_result_error_code(result, code);
  for (int i = 0; i < places; ++i) {
    int phrase = 0, column = 0, offset = 0;
    if (api->xInst(context, i, &phrase, &column, &offset) != SQLITE_OK) continue;
    told[static_cast<std::size_t>(phrase)] += column < count ? sqlite3_value_double(weights[column]) : 1;
  }
  double sum = 0;
  for (const double tf : told) sum += tf / (tf + kHalfTold);
  sqlite3_result_double(result, sum);
}

struct TokenRange {
  int begin = 0;  // tokens of the column
  int end = 0;
};

struct TokenWalk {
  std::vector<TokenRange> ranges;  // by begin
  std::vector<std::pair<int, int>> bytes;
  int token = 0;
};

int note_token(void* walk_pointer, int flags, const char*, int, int begin, int end) {
  if ((flags & FTS5_TOKEN_COLOCATED) != 0) return SQLITE_OK;
  auto& walk = *static_cast<TokenWalk*>(walk_pointer);
  for (std::size_t i = 0; i < walk.ranges.size(); ++i) {
    if (walk.token == walk.ranges[i].begin) walk.bytes[i].first = begin;
    if (walk.token + 1 == walk.ranges[i].end) walk.bytes[i].second = end;
  }
  ++walk.token;
  return SQLITE_OK;
}

constexpr std::size_t kMostPlaces = 64;  // that are told of a row

void places(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
            sqlite3_value** arguments) {
  const int wanted = count > 0 ? sqlite3_value_int(arguments[0]) : 0;
  TokenWalk walk;
  int all = 0;
  if (const int code = api->xInstCount(context, &all); code != SQLITE_OK)
    return sqlite3_result_error_code(result, code);
  for (int i = 0; i < all && walk.ranges.size() < kMostPlaces; ++i) {
    int phrase = 0, column = 0, offset = 0;
    if (api->xInst(context, i, &phrase, &column, &offset) != SQLITE_OK || column != wanted) continue;
    walk.ranges.push_back({offset, offset + api->xPhraseSize(context, phrase)});
  }
  walk.bytes.resize(walk.ranges.size());
  const char* text = nullptr;
  int size = 0;
  if (!walk.ranges.empty() && api->xColumnText(context, wanted, &text, &size) == SQLITE_OK)
    api->xTokenize(context, text, size, &walk, note_token);
  std::string out;
  for (const auto& [begin, end] : walk.bytes)
    out += (out.empty() ? "" : " ") + std::to_string(begin) + " " + std::to_string(end);
  sqlite3_result_text(result, out.c_str(), static_cast<int>(out.size()), SQLITE_TRANSIENT);
}

fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

Result<void> add_search_functions(Connection& connection) {
  fts5_api* api = api_of(connection.handle());
  if (api == nullptr || api->xCreateFunction(api, "relevance", nullptr, relevance, nullptr) != SQLITE_OK ||
      api->xCreateFunction(api, "places", nullptr, places, nullptr) != SQLITE_OK)
    return fail(ErrorCode::kUnsupported, "opening " + connection.path() +
                                             ": this SQLite has no FTS5; install libsqlite3-0 of Debian 12");
  return {};
}

}  // namespace tellings
