#include "nlp/thinc_model.h"

#include <cstring>

#include "nlp/msgpack.h"

namespace tellings {
namespace {

// An array in the manner of msgpack-numpy: {nd: true, type: "<f4", kind: "", shape: [...], data: bytes}.
Tensor read_tensor(MsgpackReader& reader) {
  Tensor tensor;
  std::string_view data;
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string_view key = reader.text();
    if (key == "nd") {
      if (!reader.boolean()) reader.fail("an array scalar");
    } else if (key == "type") {
      if (reader.text() != "<f4") reader.fail("an array that is not little-endian float32");
    } else if (key == "shape") {
      for (std::uint32_t axes = reader.array(); axes > 0; --axes) {
        const std::int64_t size = reader.integer();
        if (size < 0 || size > INT32_MAX) reader.fail("an impossible array size");
        tensor.shape.push_back(static_cast<std::uint32_t>(size));
      }
    } else if (key == "data") {
      data = reader.text();
    } else {
      reader.skip();
    }
  }
  std::uint64_t count = 1;
  for (const std::uint32_t size : tensor.shape) {
    count *= size;
    if (count > data.size()) break;
  }
  if (count * sizeof(float) != data.size()) reader.fail("array size and data do not agree");
  if (!reader.ok()) return {};
  tensor.values.resize(count);
  if (count > 0) std::memcpy(tensor.values.data(), data.data(), data.size());
  return tensor;
}

void read_node_head(MsgpackReader& reader, ThincNode& node) {
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    if (reader.text() == "name") {
      node.name = reader.text();
    } else {
      reader.skip();
    }
  }
}

void read_attrs(MsgpackReader& reader, ThincNode& node) {
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string key(reader.text());
    if (reader.peek() == MsgpackReader::Kind::kText) {
      node.attrs[key] = reader.text();
    } else {
      reader.skip();
    }
  }
}

void read_params(MsgpackReader& reader, ThincNode& node) {
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string key(reader.text());
    if (!reader.nil()) node.params[key] = read_tensor(reader);
  }
}

// Reads one of the parallel arrays into the nodes, which the first array has made.
template <typename ReadOne>
void read_parallel(MsgpackReader& reader, std::vector<ThincNode>& nodes, ReadOne read_one) {
  const std::uint32_t count = reader.array();
  if (nodes.empty()) nodes.resize(count);
  if (count != nodes.size()) reader.fail("parallel arrays of different length");
  for (std::size_t at = 0; at < nodes.size() && reader.ok(); ++at) read_one(reader, nodes[at]);
}

}  // namespace

Result<std::vector<ThincNode>> read_thinc_model(std::string_view bytes, const std::string& place) {
  MsgpackReader reader(bytes);
  std::vector<ThincNode> nodes;
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string_view key = reader.text();
    if (key == "nodes") {
      read_parallel(reader, nodes, read_node_head);
    } else if (key == "attrs") {
      read_parallel(reader, nodes, read_attrs);
    } else if (key == "params") {
      read_parallel(reader, nodes, read_params);
    } else {
      reader.skip();
    }
  }
  if (!reader.ok()) return fail(ErrorCode::kInvalid, "reading weights " + place + ": " + reader.error());
  if (nodes.empty()) return fail(ErrorCode::kInvalid, "reading weights " + place + ": no nodes");
  return nodes;
}

}  // namespace tellings
