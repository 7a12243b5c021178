// The whole runtime against what spaCy gave (testdata/, written by tools/nlp_goldens.py), and what must not
// change it.
#include "nlp/analyzer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "nlp/model_pack.h"
#include "nlp/raw_json.h"
#include "nlp/read_account.h"
#include "nlp/workspace.h"

namespace tellings {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

fs::path pipeline() { return fs::path(TELLINGS_DEPS_DIR) / "models" / "en_core_web_sm"; }

const std::string& packed_model() {
  static const std::string kBytes = pack_pipeline(pipeline()).value_or("");
  return kBytes;
}

class AnalyzerTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(pipeline() / "config.cfg")) GTEST_SKIP() << "the English pipeline is not in .deps/models";
    static const auto kShared = Analyzer::from_bytes(packed_model(), "packed in memory");
    ASSERT_TRUE(kShared) << kShared.error().message;
    analyzer_ = &*kShared;
  }
  const Analyzer* analyzer_ = nullptr;
};

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(fs::path(TELLINGS_SOURCE_DIR) / "src/nlp/testdata" / name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> trap_texts() {
  std::vector<std::string> texts;
  for (const std::string& line : lines_of("traps.txt")) texts.push_back(json::parse(line).get<std::string>());
  return texts;
}

std::string raw(const Analyzer& analyzer, const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const auto analyses = analyzer.analyze(views);
  std::string out;
  for (std::size_t at = 0; at < texts.size(); ++at)
    append_raw_json(out, std::to_string(at), texts[at], analyses[at]);
  return out;
}

TEST_F(AnalyzerTest, GivesWhatSpacyGives) {
  const auto texts = trap_texts();
  const auto wanted = lines_of("traps.jsonl");
  ASSERT_EQ(texts.size(), wanted.size());
  const auto analyses = analyzer_->analyze(std::vector<std::string_view>(texts.begin(), texts.end()));
  for (std::size_t at = 0; at < texts.size(); ++at) {
    std::string line;
    append_raw_json(line, std::to_string(at), texts[at], analyses[at]);
    EXPECT_EQ(json::parse(line), json::parse(wanted[at])) << texts[at];
  }
}

TEST_F(AnalyzerTest, PortableKernelsGiveTheSameTokens) {
  EXPECT_EQ(raw(analyzer_->with_kernels(portable_kernels()), trap_texts()), raw(*analyzer_, trap_texts()));
}

TEST_F(AnalyzerTest, ATextDoesNotDependOnItsBatch) {
  const auto texts = trap_texts();
  std::vector<std::string> reversed(texts.rbegin(), texts.rend());
  std::vector<std::string_view> views(reversed.begin(), reversed.end());
  const auto together = analyzer_->analyze(views);
  for (std::size_t at = 0; at < reversed.size(); ++at) {
    std::string alone;
    std::string batched;
    append_raw_json(alone, "x", reversed[at], analyzer_->analyze(reversed[at]));
    append_raw_json(batched, "x", reversed[at], together[at]);
    EXPECT_EQ(alone, batched);
  }
}

TEST_F(AnalyzerTest, ThreadsShareOneAnalyzer) {
  const auto texts = trap_texts();
  const std::string wanted = raw(*analyzer_, texts);
  std::vector<std::string> found(3);
  {
    std::vector<std::jthread> threads;
    for (std::string& out : found) threads.emplace_back([&] { out = raw(*analyzer_, texts); });
  }
  for (const std::string& out : found) EXPECT_EQ(out, wanted);
}

TEST_F(AnalyzerTest, ForgettingWordTypesChangesNothing) {
  const auto texts = trap_texts();
  const std::string wanted = raw(*analyzer_, texts);
  std::string many;
  for (std::size_t at = 0; at <= Workspace::kMostWords; ++at) many += "w" + std::to_string(at) + ' ';
  EXPECT_GT(analyzer_->analyze(many).tokens.size(), Workspace::kMostWords);
  EXPECT_EQ(raw(*analyzer_, texts), wanted);
}

TEST_F(AnalyzerTest, AChangedWeightIsNoticed) {
  const auto file = PackedFile::from_bytes(packed_model(), "packed in memory");
  ASSERT_TRUE(file);
  const auto weights = file->floats("parser.upper.W", {0, 0, 0, 0});
  ASSERT_TRUE(weights);
  std::vector<float> changed(weights->begin(), weights->end());
  for (float& weight : changed) weight *= -1;
  std::string bytes = packed_model();
  const std::string_view old(reinterpret_cast<const char*>(weights->data()), weights->size_bytes());
  const auto place = bytes.find(old);
  ASSERT_NE(place, std::string::npos);
  bytes.replace(place, old.size(), std::string(reinterpret_cast<const char*>(changed.data()), old.size()));
  EXPECT_FALSE(Analyzer::from_bytes(bytes, "changed")) << "the checksum must not hold";
  seal_packed(bytes);
  const auto analyzer = Analyzer::from_bytes(bytes, "changed");
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  EXPECT_NE(raw(*analyzer, trap_texts()), raw(*analyzer_, trap_texts()));
}

TEST_F(AnalyzerTest, ReadsAnAccountByParagraph) {
  auto account = std::make_shared<Account>();
  account->text = "By Jane Doe\n\nFire in  Oslo\n\nShe lost touch,\xE2\x80\x9Che said, with Bergen.";
  account->paragraphs = {{{0, 11}, Role::kByline},
                         {{13, 26}, Role::kHeading},
                         {{28, static_cast<std::uint32_t>(account->text.size())}, Role::kBody}};
  const Document document = read_account(*analyzer_, account);
  ASSERT_FALSE(document.tokens.empty());
  EXPECT_EQ(document.text(document.tokens[0]), "Fire");
  EXPECT_EQ(document.text(document.tokens[2]),
            "Oslo");  // the second blank is a token of the model, not of the document
  std::vector<std::string_view> words;
  for (const Token& token : document.tokens) {
    words.push_back(document.text(token));
    EXPECT_LT(token.head, document.tokens.size());
    EXPECT_LT(token.sentence, document.sentences.size());
    EXPECT_NE(token.pos, Pos::kSpace);
  }
  EXPECT_NE(std::find(words.begin(), words.end(), "touch"), words.end())
      << "the mark is parted from the word";
  EXPECT_EQ(document.sentences.front().paragraph, 1U);
  EXPECT_EQ(document.sentences.back().paragraph, 2U);
  EXPECT_EQ(document.sentences.back().end, document.tokens.size());
  for (const Token& token : document.tokens) EXPECT_EQ(document.tokens[token.head].sentence, token.sentence);
}

// A copy of the pipeline in which one file is changed.
class ChangedPipeline {
 public:
  ChangedPipeline()
      : directory_(fs::temp_directory_path() / ("tellings_pipeline_" + std::to_string(::getpid()))) {
    fs::remove_all(directory_);
    fs::copy(pipeline(), directory_, fs::copy_options::recursive);
  }
  ~ChangedPipeline() { fs::remove_all(directory_); }
  ChangedPipeline(const ChangedPipeline&) = delete;
  ChangedPipeline& operator=(const ChangedPipeline&) = delete;

  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string bytes = read(file);
    const std::size_t at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write(file, bytes.replace(at, from.size(), to));
  }
  void truncate(const std::string& file) const { write(file, read(file).substr(0, 1000)); }
  void remove(const std::string& file) const { fs::remove(directory_ / file); }
  [[nodiscard]] std::string error() const {
    const auto packed = pack_pipeline(directory_);
    return packed ? "" : packed.error().message;
  }

 private:
  [[nodiscard]] std::string read(const std::string& file) const {
    std::ifstream in(directory_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(directory_ / file, std::ios::binary) << bytes;
  }
  fs::path directory_;
};

struct Change {
  std::string file, from, to, named;
};

TEST_F(AnalyzerTest, RefusesForeignPipelinesByNameAndPlace) {
  const std::vector<Change> changes{
      {"config.cfg", "spacy.MaxoutWindowEncoder.v2", "spacy.TorchBiLSTMEncoder.v1",
       "spacy.TorchBiLSTMEncoder.v1"},
      {"config.cfg", "spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2", "spacy.CharacterEmbed.v2"},
      {"config.cfg", "state_type = \"ner\"", "state_type = \"nel\"", "state_type"},
      {"config.cfg", "lang = \"en\"", "lang = \"xx\"", "language 'xx'"},
      {"config.cfg", "factory = \"lemmatizer\"", "factory = \"trainable_lemmatizer\"",
       "trainable_lemmatizer"},
      {"config.cfg", "rows = [5000,", "rows = [4000,", "ner.embed.0"},
      {"config.cfg", "width = 96", "width = 88", "width differs"},
      {"config.cfg", "depth = 4", "depth = 3", "layers"},
      {"config.cfg", "mode = \"rule\"", "mode = \"pos_lookup\"", "mode must be rule"},
      {"parser/cfg", "\"beam_width\":1", "\"beam_width\":8", "beam_width"},
      {"tagger/cfg", "\"XX\",", "", "tagger.W"},
  };
  for (const Change& change : changes) {
    const ChangedPipeline pipeline;
    pipeline.replace(change.file, change.from, change.to);
    EXPECT_NE(pipeline.error().find(change.named), std::string::npos)
        << change.to << ": " << pipeline.error();
  }
}

TEST_F(AnalyzerTest, RefusesTruncatedAndMissingFilesByName) {
  for (const std::string file :
       {"tok2vec/model", "tokenizer", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin",
        "vocab/lookups.bin", "parser/moves", "ner/model"}) {
    const ChangedPipeline pipeline;
    pipeline.truncate(file);
    EXPECT_NE(pipeline.error().find(file), std::string::npos) << pipeline.error();
    pipeline.remove(file);
    EXPECT_NE(pipeline.error().find(file), std::string::npos) << pipeline.error();
  }
}

TEST(Analyzer, ReadsTheTinyModelThatIsFuzzed) {
  std::ifstream in(fs::path(TELLINGS_SOURCE_DIR) / "fuzz/corpus/packed_model/tiny", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  seal_packed(bytes);
  const auto analyzer = Analyzer::from_bytes(bytes, "tiny");
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  EXPECT_EQ(analyzer->name(), "tiny");
  EXPECT_EQ(analyzer->analyze("Don't go, (now).").tokens.size(), 7U);  // Do n't go , ( now) .
}

TEST(Analyzer, NamesWhatIsNotThere) {
  const auto analyzer = Analyzer::load("/nowhere/en.model");
  ASSERT_FALSE(analyzer);
  EXPECT_NE(analyzer.error().message.find("/nowhere/en.model"), std::string::npos);
}

}  // namespace
}  // namespace tellings
