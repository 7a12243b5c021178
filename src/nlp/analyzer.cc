#include "nlp/analyzer.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>
#include <utility>

#include "nlp/model_pack.h"
#include "nlp/packed_file.h"
#include "nlp/workspace.h"
#include "text/utf8.h"

namespace tellings {
namespace {

using nlohmann::json;

constexpr std::size_t kBatchBytes =
    1 << 14;  // texts are encoded together up to this size: the rows stay in the cache

// Owns the lemmas of one text and keeps alive what the other views point into.
struct AnalysisStrings {
  std::shared_ptr<const void> model;
  std::string lemmas;
};

void add_entities(const std::vector<FoundEntity>& entities, Analysis& analysis) {
  for (const FoundEntity& entity : entities) {
    analysis.entities.push_back({entity.begin, entity.end, entity.label});
    for (std::uint32_t at = entity.begin; at < entity.end; ++at) {
      analysis.tokens[at].ent_iob = at == entity.begin ? Iob::kBegin : Iob::kInside;
      analysis.tokens[at].ent_type = entity.label;
    }
  }
}

void begin_text(const std::vector<TokenPlace>& tokens, Workspace& work) {
  work.token_words.clear();
  work.is_space.clear();
  for (const TokenPlace& token : tokens) {
    work.token_words.push_back(token.word);
    work.is_space.push_back(work.words[token.word].is_space);
  }
}

}  // namespace

struct Analyzer::Model {
  PackedFile file;
  json about;
  Vocabulary vocabulary;
  Tokenizer tokenizer;
  Tok2Vec tok2vec;
  std::vector<std::string> tags;
  PackedLayer tagger;
  DependencyParser parser;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  Tok2Vec entity_tok2vec;
  EntityRecogniser entities;
  mutable WorkspacePool pool{vocabulary};

  static Result<std::shared_ptr<const Model>> read(PackedFile file);
  Result<void> read_tagger();

  void analyze_batch(const Kernels& kernels, std::span<const std::string_view> texts, Workspace& work,
                     const std::shared_ptr<const Model>& self, std::vector<Analysis>& out) const;
  void tag(const Kernels& kernels, const float* rows, Workspace& work) const;
  Analysis assemble(const std::vector<TokenPlace>& places, Workspace& work,
                    const std::shared_ptr<const Model>& self) const;
};

Result<void> Analyzer::Model::read_tagger() {
  const json& labels = about["tagger"];
  const bool is_list =
      labels.is_array() && !labels.empty() && labels.size() < UINT16_MAX &&
      std::all_of(labels.begin(), labels.end(), [](const json& label) { return label.is_string(); });
  if (!is_list) return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": labels of the tagger");
  for (const json& label : labels) tags.push_back(label.get<std::string>());
  const auto count = static_cast<std::uint32_t>(tags.size());
  const auto weights = file.floats("tagger.W", {count, tok2vec.width(), 0, 0});
  if (!weights) return tl::unexpected(weights.error());
  const auto bias = file.floats("tagger.b", {count, 0, 0, 0});
  if (!bias) return tl::unexpected(bias.error());
  tagger = pack_layer(*weights, *bias, count, 1, tok2vec.width());
  return {};
}

Result<std::shared_ptr<const Analyzer::Model>> Analyzer::Model::read(PackedFile packed) {
  auto model = std::make_shared<Model>();
  model->file = std::move(packed);
  const PackedFile& file = model->file;
  const auto about_text = file.text("about");
  if (!about_text) return tl::unexpected(about_text.error());
  model->about = json::parse(*about_text, nullptr, false);
  json& about = model->about;
  if (!about.is_object())
    return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": section about");
  for (const char* key : {"lang", "name", "version"}) {
    if (!about[key].is_string())
      return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": no " + key);
  }
  const Language* language = find_language(about["lang"].get_ref<const std::string&>());
  if (language == nullptr)
    return fail(ErrorCode::kUnsupported, "reading model " + file.place() + ": language " +
                                             about["lang"].dump() + " has no rules here");

  // Fills one part; false after the first failure.
  Error error;
  const auto put = [&](auto result, auto& part) {
    if (!result) {
      error = result.error();
      return false;
    }
    part = std::move(*result);
    return true;
  };
  const bool is_whole =
      put(Vocabulary::read(file), model->vocabulary) &&
      put(Tokenizer::read(about["tokenizer"], model->vocabulary), model->tokenizer) &&
      put(Tok2Vec::read(file, about["tok2vec"], "tok2vec"), model->tok2vec) &&
      put(Tok2Vec::read(file, about["ner_tok2vec"], "ner"), model->entity_tok2vec) &&
      put(DependencyParser::read(file, about["parser"], model->tok2vec.width()), model->parser) &&
      put(EntityRecogniser::read(file, about["ner"], model->entity_tok2vec.width()), model->entities) &&
      put(Lemmatizer::read(file, about["lemmatizer"], *language), model->lemmatizer);
  if (!is_whole) return tl::unexpected(error);
  const auto tagger = model->read_tagger();
  if (!tagger) return tl::unexpected(tagger.error());
  auto ruler = AttributeRuler::read(about["ruler"], model->tags, model->parser.labels());
  if (!ruler) return tl::unexpected(ruler.error());
  model->ruler = std::move(*ruler);
  return std::shared_ptr<const Model>(std::move(model));
}

void Analyzer::Model::tag(const Kernels& kernels, const float* rows, Workspace& work) const {
  const std::size_t stride = tagger.panels() * kLane;
  work.tag_scores.resize(work.token_words.size() * stride);
  kernels.maxout(tagger, rows, tok2vec.width(), work.token_words.size(), work.tag_scores.data(), stride);
  work.tags.clear();
  for (std::size_t token = 0; token < work.token_words.size(); ++token) {
    const float* const scores = work.tag_scores.data() + token * stride;
    work.tags.push_back(static_cast<std::uint16_t>(std::max_element(scores, scores + tags.size()) - scores));
  }
}

Analysis Analyzer::Model::assemble(const std::vector<TokenPlace>& places, Workspace& work,
                                   const std::shared_ptr<const Model>& self) const {
  auto strings = std::make_shared<AnalysisStrings>();
  strings->model = self;
  Analysis analysis;
  analysis.tokens.resize(places.size());
  std::vector<std::size_t> lemma_begins;
  lemma_begins.reserve(places.size());
  for (std::size_t at = 0; at < places.size(); ++at) {
    const RuledToken& ruled = work.ruled[at];
    if (work.parsed.sentence_start[at]) ++analysis.sentence_count;
    Token& token = analysis.tokens[at];
    token.span = places[at].span;
    token.tag = ruled.tag.empty() ? std::string_view(tags[work.tags[at]]) : ruled.tag;
    token.pos = ruled.pos;
    token.morph = ruled.morph;
    token.dep = ruled.dep.empty() ? std::string_view(parser.labels()[work.parsed.label[at]]) : ruled.dep;
    token.head = work.parsed.head[at];
    token.sentence = std::max(analysis.sentence_count, 1U) - 1;
    lemma_begins.push_back(strings->lemmas.size());
    strings->lemmas += lemmatizer.lemma(places[at].word, ruled, work.words, work.lemmas);
  }
  const std::string_view lemmas = strings->lemmas;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const std::size_t end = at + 1 < places.size() ? lemma_begins[at + 1] : lemmas.size();
    analysis.tokens[at].lemma = lemmas.substr(lemma_begins[at], end - lemma_begins[at]);
  }
  analysis.strings = std::move(strings);
  return analysis;
}

void Analyzer::Model::analyze_batch(const Kernels& kernels, std::span<const std::string_view> texts,
                                    Workspace& work, const std::shared_ptr<const Model>& self,
                                    std::vector<Analysis>& out) const {
  work.trim();
  if (work.texts.size() < texts.size()) work.texts.resize(texts.size());
  const std::uint32_t pad = std::max(tok2vec.depth(), entity_tok2vec.depth());
  work.layout.clear(pad);
  for (std::size_t text = 0; text < texts.size(); ++text) {
    tokenizer.tokenize(texts[text], work.words, work.tokenizer, work.texts[text]);
    work.layout.add_text(static_cast<std::uint32_t>(work.texts[text].size()), pad);
  }
  const std::span<const std::vector<TokenPlace>> tokens(work.texts.data(), texts.size());
  tok2vec.encode(kernels, work.layout, tokens, work.words, work.mix, work.buffers, work.encoded);
  const std::size_t first = out.size();
  for (std::size_t text = 0; text < texts.size(); ++text) {
    begin_text(tokens[text], work);
    const float* const rows =
        work.encoded.data() + std::size_t{work.layout.first_row[text]} * tok2vec.width();
    tag(kernels, rows, work);
    parser.parse(kernels, rows, work.is_space, work.parser, work.parsed);
    ruler.apply(work.token_words, work.tags, work.parsed.label, work.words, work.ruler, work.ruled);
    out.push_back(assemble(tokens[text], work, self));
  }
  entity_tok2vec.encode(kernels, work.layout, tokens, work.words, work.entity_mix, work.buffers,
                        work.encoded);
  for (std::size_t text = 0; text < texts.size(); ++text) {
    begin_text(tokens[text], work);
    const float* const rows =
        work.encoded.data() + std::size_t{work.layout.first_row[text]} * entity_tok2vec.width();
    std::vector<Token>& read = out[first + text].tokens;
    work.parsed.sentence_start.resize(read.size());
    for (std::size_t at = 0; at < read.size(); ++at) {
      work.parsed.sentence_start[at] = at == 0 || read[at].sentence != read[at - 1].sentence;
    }
    entities.find(kernels, rows, work.is_space, work.parsed.sentence_start, work.entity_prepared,
                  work.entities);
    add_entities(work.entities, out[first + text]);
  }
}

Result<Analyzer> Analyzer::load(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    auto bytes = pack_pipeline(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return from_bytes(*std::move(bytes), path.string());
  }
  return PackedFile::open(path)
      .and_then([](PackedFile file) { return Model::read(std::move(file)); })
      .map([](auto model) { return Analyzer(std::move(model), best_kernels()); });
}

Result<Analyzer> Analyzer::from_bytes(std::string packed, const std::string& place) {
  return PackedFile::from_bytes(std::move(packed), place)
      .and_then([](PackedFile file) { return Model::read(std::move(file)); })
      .map([](auto model) { return Analyzer(std::move(model), best_kernels()); });
}

std::vector<Analysis> Analyzer::analyze(std::span<const std::string_view> texts) const {
  assert(std::all_of(texts.begin(), texts.end(), is_valid_utf8));
  std::vector<Analysis> out;
  out.reserve(texts.size());
  auto work = model_->pool.take();
  while (!texts.empty()) {
    std::size_t count = 1;
    for (std::size_t bytes = texts[0].size();
         count < texts.size() && bytes + texts[count].size() <= kBatchBytes; ++count) {
      bytes += texts[count].size();
    }
    model_->analyze_batch(*kernels_, texts.first(count), *work, model_, out);
    texts = texts.subspan(count);
  }
  model_->pool.give_back(std::move(work));
  return out;
}

Analysis Analyzer::analyze(std::string_view text) const {
  return std::move(analyze(std::span(&text, 1)).front());
}

std::string_view Analyzer::language() const { return model_->about["lang"].get_ref<const std::string&>(); }
std::string_view Analyzer::name() const { return model_->about["name"].get_ref<const std::string&>(); }
std::string_view Analyzer::version() const { return model_->about["version"].get_ref<const std::string&>(); }

Analyzer Analyzer::with_kernels(const Kernels& kernels) const { return Analyzer(model_, kernels); }

}  // namespace tellings
