#include "nlp/pack_network.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

#include "nlp/msgpack.h"
#include "nlp/thinc_model.h"

namespace tellings {
namespace {

using nlohmann::json;

tl::unexpected<Error> refuse(const std::string& section, const std::string& cause) {
  return fail(ErrorCode::kUnsupported, "reading pipeline, [" + section + "]: " + cause);
}

// Whether the section's @architectures is `name` in one of the versions whose computation is the same.
bool is_architecture(const SpacyConfig& config, const std::string& section, const std::string& name) {
  const std::string printed = config.text(section, "@architectures");
  return printed == name + ".v1" || printed == name + ".v2";
}

std::string architecture_cause(const SpacyConfig& config, const std::string& section,
                               const std::string& wanted) {
  return "architecture '" + config.text(section, "@architectures") + "' is not known; this runtime runs " +
         wanted;
}

std::vector<const ThincNode*> named(const std::vector<ThincNode>& nodes, std::string_view name) {
  std::vector<const ThincNode*> found;
  for (const ThincNode& node : nodes) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

std::int64_t int_attr(const ThincNode& node, const std::string& key) {
  const auto attr = node.attrs.find(key);
  if (attr == node.attrs.end()) return -1;
  MsgpackReader reader(attr->second);
  const std::int64_t value = reader.integer();
  return reader.ok() ? value : -1;
}

const Tensor* tensor_of(const ThincNode& node, const std::string& key,
                        const std::vector<std::uint32_t>& shape) {
  const auto param = node.params.find(key);
  return param != node.params.end() && param->second.shape == shape ? &param->second : nullptr;
}

Shape packed_shape(const std::vector<std::uint32_t>& shape) {
  Shape packed{};
  std::copy(shape.begin(), shape.end(), packed.begin());
  return packed;
}

// Copies one array of `node` under `name`, if it has exactly the shape asked for.
Result<void> copy_tensor(const ThincNode& node, const std::string& key,
                         const std::vector<std::uint32_t>& shape, const std::string& name,
                         PackedWriter& out) {
  const Tensor* tensor = tensor_of(node, key, shape);
  if (tensor == nullptr) {
    std::string wanted;
    for (const std::uint32_t size : shape) wanted += (wanted.empty() ? "" : " x ") + std::to_string(size);
    return fail(ErrorCode::kInvalid, "reading pipeline, weights " + name + ": missing or not " + wanted);
  }
  out.add_floats(name, tensor->values, packed_shape(shape));
  return {};
}

struct EmbedConfig {
  std::vector<std::string> attrs;
  std::vector<std::uint32_t> rows;
  std::uint32_t width;
  bool has_static;
};

struct EncodeConfig {
  std::uint32_t depth;
  std::uint32_t pieces;
};

Result<EmbedConfig> read_embed_config(const SpacyConfig& config, const std::string& section) {
  static const std::vector<std::string> kAttrs{"NORM",  "PREFIX",   "SUFFIX", "SHAPE",
                                               "SPACY", "IS_SPACE", "ORTH",   "LOWER"};
  if (!is_architecture(config, section, "spacy.MultiHashEmbed")) {
    return refuse(section, architecture_cause(config, section, "spacy.MultiHashEmbed.v1 and .v2"));
  }
  EmbedConfig embed;
  embed.width = static_cast<std::uint32_t>(std::clamp(config.number(section, "width"), 0L, 4096L));
  if (embed.width == 0 || embed.width % 8 != 0) return refuse(section, "width must be a multiple of 8");
  const json& attrs = config.value(section, "attrs");
  const json& rows = config.value(section, "rows");
  if (!attrs.is_array() || !rows.is_array() || attrs.empty() || attrs.size() != rows.size()) {
    return refuse(section, "attrs and rows are not two lists of one length");
  }
  for (std::size_t at = 0; at < attrs.size(); ++at) {
    if (!attrs[at].is_string() ||
        std::find(kAttrs.begin(), kAttrs.end(), attrs[at].get<std::string>()) == kAttrs.end()) {
      return refuse(section, "attribute " + attrs[at].dump() + " is not known");
    }
    if (!rows[at].is_number_unsigned() || rows[at].get<std::uint64_t>() == 0 ||
        rows[at].get<std::uint64_t>() > 10'000'000) {
      return refuse(section, "rows must be from 1 to 10,000,000");
    }
    embed.attrs.push_back(attrs[at]);
    embed.rows.push_back(rows[at]);
  }
  embed.has_static = config.value(section, "include_static_vectors") == json(true);
  return embed;
}

Result<EncodeConfig> read_encode_config(const SpacyConfig& config, const std::string& section,
                                        std::uint32_t width) {
  if (!is_architecture(config, section, "spacy.MaxoutWindowEncoder")) {
    return refuse(section, architecture_cause(config, section, "spacy.MaxoutWindowEncoder.v1 and .v2"));
  }
  if (config.number(section, "width") != width) return refuse(section, "width differs from the embedding's");
  if (config.number(section, "window_size") != 1) return refuse(section, "window_size must be 1");
  const long depth = config.number(section, "depth");
  const long pieces = config.number(section, "maxout_pieces");
  if (depth < 1 || depth > 16) return refuse(section, "depth must be from 1 to 16");
  if (pieces < 1 || pieces > 3) return refuse(section, "maxout_pieces must be from 1 to 3");
  return EncodeConfig{static_cast<std::uint32_t>(depth), static_cast<std::uint32_t>(pieces)};
}

// A maxout with its layer norm, under `name`.
Result<void> pack_normed_maxout(const ThincNode& maxout, const ThincNode& norm, std::uint32_t outputs,
                                std::uint32_t pieces, std::uint32_t inputs, const std::string& name,
                                PackedWriter& out) {
  return copy_tensor(maxout, "W", {outputs, pieces, inputs}, name + ".W", out)
      .and_then([&] { return copy_tensor(maxout, "b", {outputs, pieces}, name + ".b", out); })
      .and_then([&] { return copy_tensor(norm, "G", {outputs}, name + ".G", out); })
      .and_then([&] { return copy_tensor(norm, "b", {outputs}, name + ".beta", out); });
}

// The vectors of the vocabulary pass once through the projection that would else run for every token: one row
// of `width` floats a vector.
Result<void> pack_static_vectors(const std::filesystem::path& directory, const ThincNode& node,
                                 std::uint32_t width, const std::string& name, PackedWriter& out);

// The header of a .npy file of version 1: the shape, if it holds little-endian float32 in C order.
Result<std::pair<std::uint32_t, std::uint32_t>> npy_shape(std::string_view bytes, const std::string& place,
                                                          std::size_t& data_at) {
  static constexpr std::string_view kMagic = "\x93NUMPY\x01";
  const auto broken = [&] {
    return fail(ErrorCode::kInvalid, "reading vectors " + place + ": not a 2-d float32 .npy file");
  };
  if (bytes.size() < 10 || !bytes.starts_with(kMagic)) return broken();
  const std::size_t length =
      static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
  if (bytes.size() - 10 < length) return broken();
  const std::string header(bytes.substr(10, length));
  data_at = 10 + length;
  unsigned rows = 0;
  unsigned columns = 0;
  const std::size_t shape = header.find("'shape': (");
  if (header.find("'<f4'") == std::string::npos ||
      header.find("'fortran_order': False") == std::string::npos || shape == std::string::npos ||
      std::sscanf(header.c_str() + shape, "'shape': (%u, %u)", &rows, &columns) != 2) {
    return broken();
  }
  if (std::uint64_t{rows} * columns * sizeof(float) != bytes.size() - data_at || columns > 4096)
    return broken();
  return std::pair{rows, columns};
}

Result<void> pack_static_vectors(const std::filesystem::path& directory, const ThincNode& node,
                                 std::uint32_t width, const std::string& name, PackedWriter& out) {
  const std::filesystem::path path = directory / "vocab" / "vectors";
  const auto bytes = read_model_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::size_t data_at = 0;
  const auto shape = npy_shape(*bytes, path.string(), data_at);
  if (!shape) return tl::unexpected(shape.error());
  const auto [rows, columns] = *shape;
  const Tensor* weights = tensor_of(node, "W", {width, columns});
  if (weights == nullptr || rows == 0) {
    return fail(ErrorCode::kInvalid, "reading pipeline, weights " + name + ": do not fit the vectors");
  }
  std::vector<float> vector(columns);
  std::vector<float> projected(std::size_t{rows} * width);
  for (std::size_t row = 0; row < rows; ++row) {
    std::memcpy(vector.data(), bytes->data() + data_at + row * columns * sizeof(float),
                columns * sizeof(float));
    for (std::size_t output = 0; output < width; ++output) {
      double total = 0;
      for (std::size_t k = 0; k < columns; ++k)
        total += double{vector[k]} * weights->values[output * columns + k];
      projected[row * width + output] = static_cast<float>(total);
    }
  }
  out.add_floats(name, projected, {rows, width, 0, 0});
  return {};
}

// Nodes with weights that the caller did not take mean a network that is built otherwise than its config
// says.
Result<void> check_all_taken(const std::vector<ThincNode>& nodes, std::size_t taken,
                             const std::string& component) {
  const auto with_weights = static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [](const ThincNode& node) { return !node.params.empty(); }));
  if (with_weights == taken) return {};
  return fail(ErrorCode::kUnsupported,
              "reading pipeline, weights of " + component + ": " + std::to_string(with_weights) +
                  " layers with weights, its config describes " + std::to_string(taken));
}

std::size_t tok2vec_layers(const EmbedConfig& embed, const EncodeConfig& encode) {
  return embed.attrs.size() + (embed.has_static ? 1 : 0) + 2 * (1 + encode.depth);
}

// How many layers with weights the tok2vec inside a component has; none where it listens to another
// component's.
Result<std::size_t> inner_tok2vec_layers(const SpacyConfig& config, const std::string& section) {
  if (config.text(section, "@architectures").starts_with("spacy.Tok2VecListener.")) return 0;
  const auto embed = read_embed_config(config, section + ".embed");
  if (!embed) return tl::unexpected(embed.error());
  const auto encode = read_encode_config(config, section + ".encode", embed->width);
  if (!encode) return tl::unexpected(encode.error());
  return tok2vec_layers(*embed, *encode);
}

// moves: {"2": {"nsubj": 165748, ...}, ...}. Actions in string order; inside one, frequency and then label
// descending.
Result<json> ordered_moves(std::string_view file, const std::string& place) {
  MsgpackReader reader(file);
  std::string_view printed;
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    if (reader.text() == "moves") {
      printed = reader.text();
    } else {
      reader.skip();
    }
  }
  const json actions = json::parse(printed, nullptr, false);
  const auto broken = [&](const std::string& cause) {
    return fail(ErrorCode::kInvalid, "reading moves " + place + ": " + cause);
  };
  if (!reader.ok()) return broken(reader.error());
  if (!actions.is_object()) return broken("no table of actions");
  json ordered = json::array();
  for (const auto& [action, labels] : actions.items()) {
    if (action.size() != 1 || action[0] < '0' || action[0] > '9' || !labels.is_object())
      return broken("action " + action);
    std::vector<std::pair<long, std::string>> pairs;
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer() || frequency.get<long>() < 0) {
        return broken("label " + label + " was added after the training, which is not supported");
      }
      pairs.emplace_back(frequency.get<long>(), label);
    }
    std::sort(pairs.rbegin(), pairs.rend());
    for (const auto& [frequency, label] : pairs) ordered.push_back({action[0] - '0', label});
  }
  return ordered;
}

}  // namespace

Result<std::string> read_model_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || !std::filesystem::is_regular_file(path, ignored)) {
    return fail(ErrorCode::kNotFound, "reading pipeline file " + path.string() + ": not there");
  }
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file)
    return fail(ErrorCode::kUnreadable, "reading pipeline file " + path.string() + ": the system refuses");
  return std::move(bytes).str();
}

Result<json> pack_tok2vec(const std::filesystem::path& directory, const SpacyConfig& config,
                          const std::string& component, const std::string& section, PackedWriter& out) {
  if (!is_architecture(config, section, "spacy.Tok2Vec")) {
    return refuse(section, architecture_cause(config, section, "spacy.Tok2Vec.v1 and .v2"));
  }
  const auto embed = read_embed_config(config, section + ".embed");
  if (!embed) return tl::unexpected(embed.error());
  const auto encode = read_encode_config(config, section + ".encode", embed->width);
  if (!encode) return tl::unexpected(encode.error());
  const std::filesystem::path path = directory / component / "model";
  const auto bytes = read_model_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto nodes = read_thinc_model(*bytes, path.string());
  if (!nodes) return tl::unexpected(nodes.error());

  const std::string kind = config.text("components." + component, "factory");
  auto tables = named(*nodes, "hashembed");
  const auto maxouts = named(*nodes, "maxout");
  const auto norms = named(*nodes, "layernorm");
  const auto statics = named(*nodes, "static_vectors");
  if (tables.size() != embed->attrs.size() || maxouts.size() != 1 + encode->depth ||
      norms.size() != maxouts.size() || statics.size() != (embed->has_static ? 1U : 0U)) {
    return refuse(section, "the layers of " + path.string() + " are not those of the config");
  }
  std::sort(tables.begin(), tables.end(), [](const ThincNode* a, const ThincNode* b) {
    return int_attr(*a, "column") < int_attr(*b, "column");
  });
  json seeds = json::array();
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const std::int64_t seed = int_attr(*tables[at], "seed");
    if (seed < 0 || seed > UINT32_MAX) return refuse(section, "an embedding table without seed");
    seeds.push_back(seed);
    auto copied = copy_tensor(*tables[at], "E", {embed->rows[at], embed->width},
                              kind + ".embed." + std::to_string(at), out);
    if (!copied) return tl::unexpected(copied.error());
  }
  const auto inputs = static_cast<std::uint32_t>(embed->width * (tables.size() + statics.size()));
  for (std::size_t at = 0; at < maxouts.size(); ++at) {
    const std::string name = kind + (at == 0 ? std::string(".mix") : ".encode." + std::to_string(at - 1));
    auto packed = pack_normed_maxout(*maxouts[at], *norms[at], embed->width, at == 0 ? 3 : encode->pieces,
                                     at == 0 ? inputs : 3 * embed->width, name, out);
    if (!packed) return tl::unexpected(packed.error());
  }
  if (embed->has_static) {
    auto packed = pack_static_vectors(directory, *statics[0], embed->width, kind + ".static", out);
    if (!packed) return tl::unexpected(packed.error());
  }
  if (component == kind && kind == "tok2vec") {
    auto all = check_all_taken(*nodes, tok2vec_layers(*embed, *encode), component);
    if (!all) return tl::unexpected(all.error());
  }
  return json{{"attrs", embed->attrs},  {"seeds", seeds},           {"width", embed->width},
              {"depth", encode->depth}, {"pieces", encode->pieces}, {"static", embed->has_static}};
}

Result<json> pack_tagger(const std::filesystem::path& directory, const SpacyConfig& config,
                         const std::string& component, PackedWriter& out) {
  const std::string section = "components." + component + ".model";
  if (!is_architecture(config, section, "spacy.Tagger")) {
    return refuse(section, architecture_cause(config, section, "spacy.Tagger.v1 and .v2"));
  }
  const auto settings = read_model_file(directory / component / "cfg");
  if (!settings) return tl::unexpected(settings.error());
  const json cfg = json::parse(*settings, nullptr, false);
  if (!cfg.is_object() || !cfg.contains("labels") || !cfg["labels"].is_array() || cfg["labels"].empty()) {
    return refuse(section, component + "/cfg holds no labels");
  }
  const std::filesystem::path path = directory / component / "model";
  const auto bytes = read_model_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto nodes = read_thinc_model(*bytes, path.string());
  if (!nodes) return tl::unexpected(nodes.error());
  const auto outputs = named(*nodes, "softmax");
  if (outputs.size() != 1) return refuse(section, "not one output layer");
  const auto labels = static_cast<std::uint32_t>(cfg["labels"].size());
  const auto width = static_cast<std::uint32_t>(config.number(section + ".tok2vec", "width"));
  auto packed = copy_tensor(*outputs[0], "W", {labels, width}, "tagger.W", out)
                    .and_then([&] { return copy_tensor(*outputs[0], "b", {labels}, "tagger.b", out); })
                    .and_then([&] { return check_all_taken(*nodes, 1, component); });
  if (!packed) return tl::unexpected(packed.error());
  return cfg["labels"];
}

Result<json> pack_transition_model(const std::filesystem::path& directory, const SpacyConfig& config,
                                   const std::string& component, const std::string& kind, PackedWriter& out) {
  const std::string section = "components." + component + ".model";
  if (!is_architecture(config, section, "spacy.TransitionBasedParser")) {
    return refuse(section, architecture_cause(config, section, "spacy.TransitionBasedParser.v1 and .v2"));
  }
  if (config.text(section, "state_type") != kind) return refuse(section, "state_type must be " + kind);
  if (config.value(section, "extra_state_tokens") == json(true))
    return refuse(section, "extra_state_tokens are not supported");
  if (config.value(section, "use_upper") != json(true)) return refuse(section, "use_upper must be true");
  if (config.number(section, "maxout_pieces") != 2) return refuse(section, "maxout_pieces must be 2");
  const long hidden_size = config.number(section, "hidden_width");
  if (hidden_size < 8 || hidden_size > 128 || hidden_size % 8 != 0)
    return refuse(section, "hidden_width must be 8, 16 ... 128");
  const auto settings = read_model_file(directory / component / "cfg");
  if (!settings) return tl::unexpected(settings.error());
  const json cfg = json::parse(*settings, nullptr, false);
  if (!cfg.is_object() || cfg.value("beam_width", 1) != 1) return refuse(section, "beam_width must be 1");
  const auto moves_file = read_model_file(directory / component / "moves");
  if (!moves_file) return tl::unexpected(moves_file.error());
  auto moves = ordered_moves(*moves_file, component + "/moves");
  if (!moves) return moves;

  const std::filesystem::path path = directory / component / "model";
  const auto bytes = read_model_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto nodes = read_thinc_model(*bytes, path.string());
  if (!nodes) return tl::unexpected(nodes.error());
  const auto lowers = named(*nodes, "precomputable_affine");
  const auto linears =
      named(*nodes, "linear");  // breadth-first: the upper layer, then the one over the tok2vec
  if (lowers.size() != 1 || linears.size() != 2)
    return refuse(section, "not the layers of a transition model");
  const auto hidden = static_cast<std::uint32_t>(hidden_size);
  const auto classes = static_cast<std::uint32_t>(moves->size());
  const std::uint32_t features = kind == "parser" ? 8 : 3;
  const auto reduce = linears[1]->params.find("W");
  const std::uint32_t width =
      reduce != linears[1]->params.end() && reduce->second.shape.size() == 2 ? reduce->second.shape[1] : 0;
  auto packed =
      copy_tensor(*linears[1], "W", {hidden, width}, kind + ".reduce.W", out)
          .and_then([&] { return copy_tensor(*linears[1], "b", {hidden}, kind + ".reduce.b", out); })
          .and_then([&] {
            return copy_tensor(*lowers[0], "W", {features, hidden, 2, hidden}, kind + ".lower.W", out);
          })
          .and_then([&] { return copy_tensor(*lowers[0], "b", {hidden, 2}, kind + ".lower.b", out); })
          .and_then([&] {
            return copy_tensor(*lowers[0], "pad", {1, features, hidden, 2}, kind + ".lower.pad", out);
          })
          .and_then([&] { return copy_tensor(*linears[0], "W", {classes, hidden}, kind + ".upper.W", out); })
          .and_then([&] { return copy_tensor(*linears[0], "b", {classes}, kind + ".upper.b", out); })
          .and_then([&] { return inner_tok2vec_layers(config, section + ".tok2vec"); })
          .and_then([&](std::size_t inner) { return check_all_taken(*nodes, 3 + inner, component); });
  if (!packed) return tl::unexpected(packed.error());
  return moves;
}

}  // namespace tellings
