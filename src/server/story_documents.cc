#include "server/story_documents.h"

#include <libdeflate.h>

#include "base/hash.h"

namespace tellings {
namespace {

constexpr int kGzipLevel = 6;  // made once a revision, sent often

std::size_t size_of(const StoryDocument& document) { return document.plain->size() + document.gzip->size(); }

std::shared_ptr<const StoryDocument> ready(std::string_view document, std::int64_t revision) {
  auto made = std::make_shared<StoryDocument>();
  made->story_revision = revision;
  made->plain = std::make_shared<const std::string>(without_blanks(document));
  made->gzip = std::make_shared<const std::string>(gzipped(*made->plain));
  made->etag = "\"" + sha256_hex(*made->plain).substr(0, 24) + "\"";
  made->summary = summarise_story(*made->plain);
  return made;
}

}  // namespace

std::string without_blanks(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_text = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_text && c == '\\' && at + 1 < json.size()) {
      out += c;
      out += json[++at];
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (in_text || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) out += c;
  }
  return out;
}

std::string gzipped(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> packer(
      libdeflate_alloc_compressor(kGzipLevel), &libdeflate_free_compressor);
  std::string out(libdeflate_gzip_compress_bound(packer.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(packer.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

std::shared_ptr<const StoryDocument> StoryDocuments::find(const std::string& id, std::uint64_t revision) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(id);
  if (found == kept_.end() || found->second.checked != revision) return nullptr;
  order_.splice(order_.begin(), order_, found->second.place);
  return found->second.document;
}

Result<std::shared_ptr<const StoryDocument>> StoryDocuments::load(StoreAccess::Lease& store,
                                                                  const std::string& id) {
  if (auto known = find(id, store.revision())) return known;
  const auto story = find_story(store.db(), id);
  if (auto error = store.db().take_error()) return tl::unexpected(*error);
  if (!story) {
    forget(id);
    return nullptr;
  }
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(id);
    if (found != kept_.end() && found->second.document->story_revision == story->revision) {
      found->second.checked = store.revision();
      return found->second.document;
    }
  }
  const auto document = find_document(store.db(), id);
  if (!document) return tl::unexpected(document.error());
  if (!*document) return nullptr;
  auto made = ready(**document, story->revision);
  keep(id, made, store.revision());
  return made;
}

void StoryDocuments::keep(const std::string& id, std::shared_ptr<const StoryDocument> document,
                          std::uint64_t revision) {
  forget(id);
  const std::lock_guard lock(mutex_);
  bytes_ += size_of(*document);
  order_.push_front(id);
  kept_[id] = {std::move(document), revision, order_.begin()};
  while (bytes_ > most_bytes_ && order_.size() > 1) {
    const auto last = kept_.find(order_.back());
    bytes_ -= size_of(*last->second.document);
    kept_.erase(last);
    order_.pop_back();
  }
}

void StoryDocuments::forget(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(id);
  if (found == kept_.end()) return;
  bytes_ -= size_of(*found->second.document);
  order_.erase(found->second.place);
  kept_.erase(found);
}

std::size_t StoryDocuments::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace tellings
