// The packed model: one file of named, checked, aligned sections that is mapped into memory and used where it
// lies.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

//   +--------+---------+----------+-----------+----------+------------------------+---------
//   | magic  | version | sections | file size | checksum | section table          | data ...
//   | 8      | 4       | 4        | 8         | 8        | 80 bytes each          | each on a 64-byte border
//   +--------+---------+----------+-----------+----------+------------------------+---------
// The checksum (XXH3) covers all after it. Numbers are little-endian.
inline constexpr std::uint32_t kPackedVersion = 1;

using Shape = std::array<std::uint32_t, 4>;  // unused axes are 0

class PackedWriter {
 public:
  void add_text(const std::string& name, std::string_view text);
  void add_floats(const std::string& name, std::span<const float> values, Shape shape);
  void add_ids(const std::string& name, std::span<const std::uint64_t> values);
  void add_numbers(const std::string& name, std::span<const std::uint32_t> values);

  // The bytes of the file, sections in the order they were added.
  [[nodiscard]] std::string finish() const;

 private:
  struct Section {
    std::string name;
    Shape shape;
    std::string bytes;
  };
  std::vector<Section> sections_;
};

// Writes size and checksum of changed bytes into their head, so that they are read again: for tests of what
// comes after.
void seal_packed(std::string& bytes);

// Immutable. Views live as long as the file object does.
class PackedFile {
 public:
  // Maps the file. Fails, with name and place, on anything but a whole packed model of this version.
  static Result<PackedFile> open(const std::filesystem::path& path);
  static Result<PackedFile> from_bytes(std::string bytes, const std::string& place);

  // False where the first bytes are not those of a packed model.
  static bool has_magic(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }

  // The section, or kInvalid where it is missing or its size does not fit its elements.
  [[nodiscard]] Result<std::string_view> text(std::string_view name) const;
  [[nodiscard]] Result<std::span<const std::uint64_t>> ids(std::string_view name) const;
  [[nodiscard]] Result<std::span<const std::uint32_t>> numbers(std::string_view name) const;

  // Also kInvalid where the shape is not `shape`; an axis of 0 in `shape` takes any size up to the first
  // unused one.
  [[nodiscard]] Result<std::span<const float>> floats(std::string_view name, Shape shape) const;
  [[nodiscard]] Shape shape(std::string_view name) const;  // zeros where there is no such section

  [[nodiscard]] const std::string& place() const { return place_; }

 private:
  struct Section {
    std::string_view name;
    Shape shape;
    std::string_view bytes;
  };
  static Result<PackedFile> read(std::shared_ptr<const void> owner, std::string_view bytes,
                                 const std::string& place);
  [[nodiscard]] const Section* find(std::string_view name) const;
  template <typename T>
  [[nodiscard]] Result<std::span<const T>> elements(std::string_view name) const;

  std::shared_ptr<const void> owner_;
  std::vector<Section> sections_;
  std::string place_;
};

}  // namespace tellings
