// SPDX-License-Identifier: BSL-1.0
// NumPy's archives of arrays, .npz: as much as numbers in C order take. An array's header is compared with its size before anything is made of it.
#pragma once
#include <limits>
#include <vector>

#include <ikebana/core/dims.hpp>
#include <ikebana/saving/files/archive.hpp>
#include <ikebana/saving/floats.hpp>

namespace ikebana::detail {

struct npy_array {
  dims shape;
  std::vector<double> values;
};

/// The header of a .npy: a Python dictionary of three keys, as NumPy writes it and nothing else.
class npy_header {
 public:
  std::string_view type;
  dims shape;
  std::size_t count = 1;

  explicit npy_header(std::string_view text) : rest_{text} {
    expect("{");
    for (int key = 0; key < 3; ++key) {
      if (take("'descr':") && type.empty()) type = quoted();
      else if (take("'fortran_order':")) expect("False");
      else if (take("'shape':") && !shaped_) read_shape();
      else wrong();
      if (!take(",")) break;
    }
    expect("}");
    if (type.empty() || !shaped_ || rest_.find_first_not_of(" \n") != rest_.npos) wrong();
  }

 private:
  [[noreturn]] static void wrong() { throw load_error("it has a header that is not read here: numbers in C order, of at most " + std::to_string(max_rank) + " axes"); }
  bool take(std::string_view word) {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void expect(std::string_view word) {
    if (!take(word)) wrong();
  }
  std::string_view quoted() {
    expect("'");
    const std::string_view inside = rest_.substr(0, rest_.find('\''));
    rest_.remove_prefix(inside.size());
    expect("'");
    return inside;
  }
  void read_shape() {
    shaped_ = true;
    expect("(");
    while (!take(")")) {
      long long extent = 0;
      std::size_t digits = 0;
      for (take(""); digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9' && digits < 10; ++digits) extent = extent * 10 + (rest_[digits] - '0');
      rest_.remove_prefix(digits);
      if (digits == 0 || extent > std::numeric_limits<int>::max() || shape.rank == max_rank) wrong();
      shape.add(int(extent));
      if (extent > 0 && count > std::numeric_limits<std::size_t>::max() / 16 / std::size_t(extent)) wrong();
      count *= std::size_t(extent);
      if (!take(",")) {
        expect(")");
        break;
      }
    }
  }
  std::string_view rest_;
  bool shaped_ = false;
};

/// Numbers of a NumPy type, made doubles; false for a type that is not read.
template <class T> void read_as(const std::byte* from, std::vector<double>& to) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    T value;
    std::memcpy(&value, from + i * sizeof(T), sizeof(T));
    to[i] = double(value);
  }
}
struct npy_type {
  std::string_view name;
  std::size_t size;
  void (*read)(const std::byte*, std::vector<double>&);
};
inline constexpr npy_type npy_types[]{
    {"<f4", 4, read_as<float>},         {"<f8", 8, read_as<double>},       {"<i4", 4, read_as<std::int32_t>}, {"<i8", 8, read_as<std::int64_t>}, {"|i1", 1, read_as<std::int8_t>},
    {"<i2", 2, read_as<std::int16_t>},  {"|u1", 1, read_as<std::uint8_t>}, {"|b1", 1, read_as<std::uint8_t>},  {"<u2", 2, read_as<std::uint16_t>}, {"<u4", 4, read_as<std::uint32_t>},
    {"<f2", 2, [](const std::byte* from, std::vector<double>& to) {
       for (std::size_t i = 0; i < to.size(); ++i) {
         std::uint16_t bits;
         std::memcpy(&bits, from + i * 2, 2);
         to[i] = double(from_float16(bits));
       }
     }}};

/// The content of a .npy.
inline npy_array read_npy(std::string_view content) {
  const auto byte = [&](std::size_t i) { return std::size_t(static_cast<unsigned char>(content[i])); };
  if (content.size() < 12 || !content.starts_with("\x93NUMPY") || (byte(6) != 1 && byte(6) != 2) || byte(7) != 0) throw load_error("it is no array of NumPy's");
  const std::size_t start = byte(6) == 1 ? 10 : 12;
  const std::size_t length = byte(8) + 256 * byte(9) + (byte(6) == 1 ? 0 : 65536 * byte(10) + 16777216 * byte(11));
  if (length > content.size() - start) throw load_error("it is cut short");
  const npy_header header(content.substr(start, length));
  const std::string_view data = content.substr(start + length);
  for (const npy_type& type : npy_types) {
    if (type.name != header.type) continue;
    if (data.size() != header.count * type.size) throw load_error("it has " + std::to_string(data.size()) + " bytes of numbers, where its shape takes " + std::to_string(header.count * type.size));
    npy_array array{header.shape, std::vector<double>(header.count)};
    type.read(reinterpret_cast<const std::byte*>(data.data()), array.values);
    return array;
  }
  throw load_error("it has numbers of type '" + std::string(header.type.substr(0, 20)) + "', which are not read here");
}

/// An array of an archive, by the name that np.savez was given, of at most so many numbers.
inline npy_array read_npz(const archive& from, const std::string& name, std::size_t most) {
  const std::optional<std::string> content = from.read((name + ".npy").c_str(), most * 8 + 65536);
  if (!content) throw load_error("it has no array '" + name + "'");
  try {
    return read_npy(*content);
  } catch (const load_error& e) {
    throw load_error("the array '" + name + "' cannot be read: " + e.what());
  }
}

}  // namespace ikebana::detail
