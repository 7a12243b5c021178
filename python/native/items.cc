#include "items.h"

#include <utility>

#include "failure.h"
#include "ingest/byte_stream.h"
#include "ingest/inputs.h"
#include "ingest/json_lines.h"

namespace tellings {
namespace {

class Pages : public PageSource {
 public:
  explicit Pages(std::vector<GivenPage> pages) : pages_(std::move(pages)) {}

  std::optional<IngestItem> next() override {
    if (at_ == pages_.size()) return std::nullopt;
    GivenPage& given = pages_[at_];
    RawPage page;
    page.bytes = std::move(given.bytes);
    page.origin = given.url.empty() ? "page " + std::to_string(at_) : given.url;
    page.url = std::move(given.url);
    page.encoding = std::move(given.encoding);
    page.content_type = std::move(given.content_type);
    ++at_;
    return page;
  }

 private:
  std::vector<GivenPage> pages_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> items_of_json(std::string lines, const std::string& name) {
  return read_json_lines(stream_of(std::move(lines)), name, FieldMap());
}

std::unique_ptr<PageSource> items_of_pages(std::vector<GivenPage> pages) {
  return std::make_unique<Pages>(std::move(pages));
}

std::unique_ptr<PageSource> items_of_paths(std::vector<std::string> paths, const std::string& fields,
                                           const std::string& url, const std::string& encoding) {
  InputOptions options;
  options.fields = value_of(FieldMap::parse(fields));
  options.url = url;
  options.encoding = encoding;
  return read_inputs(std::move(paths), std::move(options));
}

}  // namespace tellings
