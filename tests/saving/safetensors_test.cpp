// SPDX-License-Identifier: BSL-1.0
// The .safetensors format by itself: what is no such file, and how halves become floats. That models go through it: saved_models_test.cpp.
#include <catch.hpp>
#include <cmath>
#include <ikebana/declare.hpp>
#include <ikebana/saving/graph_of.hpp>
#include <ikebana/saving/safetensors_file.hpp>

namespace safetensors_test {
using namespace ikebana;
using Net = Sequential<Input<1>, Dense<2, name("a")>>;

std::string file(std::string header, std::size_t data) {
  const std::uint64_t length = header.size();
  std::string whole(8, '\0');
  std::memcpy(whole.data(), &length, 8);
  return whole + header + std::string(data, '\0');
}
std::string said(const std::string& content, bool convert = false) {
  const detail::loaded_weights loaded = detail::read_safetensors(std::as_bytes(std::span(content)), graph_of<Net>(), 4, convert);
  if (loaded.good()) return loaded.values.size() == 4 ? "" : "not all";
  return loaded.why("f").what();
}
std::string tensor(const std::string& name, const std::string& type, const std::string& shape, const std::string& place) {
  return "\"" + name + R"(": {"dtype": ")" + type + R"(", "shape": [)" + shape + R"(], "data_offsets": [)" + place + "]}";
}
const std::string kernel = tensor("a/kernel", "F32", "1, 2", "0, 8");
std::string with(const std::string& other, std::size_t data) { return said(file("{" + kernel + ", " + other + "}", data)); }
bool has(const std::string& text, const std::string& words) {
  INFO(text);
  CHECK(text.find(words) != text.npos);
  return text.find(words) != text.npos;
}

TEST_CASE("a file that fits loads, in whatever order its tensors are") {
  CHECK(said(file("{\"__metadata__\": {\"a\": \"b\"}, " + kernel + ", " + tensor("a/bias", "F32", "2", "8, 16") + "}  ", 16)).empty());
  CHECK(said(file("{" + tensor("a/bias", "F32", "2", "0, 8") + ", " + tensor("a/kernel", "F32", "1, 2", "8, 16") + "}", 16)).empty());
}
TEST_CASE("what is no such file") {
  has(said(""), "too short");
  has(said("\xff\xff\xff\xff\xff\xff\xff\xff{}"), "its header ends behind the file");
  has(said(file("{", 0)), "its header is no JSON");
  has(said(file("[]", 0)), "its header is no object");
  has(with(tensor("a/bias", "F32", "2", "8, 16"), 12), "lies outside of the file");
  has(with(tensor("a/bias", "F32", "2", "4, 12"), 12), "overlaps another, or there is a gap");
  has(with(tensor("a/bias", "F32", "2", "8, 16"), 20), "something follows its last tensor");
  has(with(tensor("a/bias", "F32", "3", "8, 16"), 16), "other bytes than its shape");
  has(with(tensor("a/bias", "F32", "NaN", "8, 16"), 16), "an extent that is no whole number");
  has(with(tensor("a/bias", "F32", "-2", "8, 16"), 16), "an extent that is no whole number");
  has(with(tensor("a/bias", "F32", "4294967296, 4294967296", "8, 16"), 16), "larger than any file");
  has(with(tensor("a/bias", "Q7", "2", "8, 16"), 16), "of an unknown type");
  has(with(kernel, 8), "a key is given twice");
}
TEST_CASE("tensors of another model, a line each") {
  CHECK(with(tensor("a/beta", "F32", "2", "8, 16"), 16) ==
        "cannot load 'f': the file is of another model:\n"
        "  layer 'a' (Dense) wants bias (2,); the file has no tensor 'a/bias'\n"
        "  no layer of the model takes 'a/beta': (2,)");
  has(with(tensor("a/bias", "F32", "1, 2", "8, 16"), 16), "layer 'a' (Dense) wants bias (2,); the file has (1, 2) in 'a/bias'");
  const std::string half = file("{" + kernel + ", " + tensor("a/bias", "F16", "2", "8, 12") + "}", 12);
  has(said(half), "wants bias (2,) of F32 (say converting); the file has (2,) of F16");
  CHECK(said(half, true).empty());
}
TEST_CASE("halves become floats") {
  CHECK(detail::from_float16(0x3C00) == 1.f);
  CHECK(detail::from_float16(0xC500) == -5.f);
  CHECK(detail::from_float16(0x0001) == 0x1p-24f);
  CHECK(detail::from_float16(0x83FF) == -1023 * 0x1p-24f);
  CHECK(detail::from_float16(0x7BFF) == 65504.f);
  CHECK(std::isinf(detail::from_float16(0x7C00)));
  CHECK(std::isnan(detail::from_float16(0x7E00)));
  CHECK(std::signbit(detail::from_float16(0x8000)));
  CHECK(detail::from_bfloat16(0x4049) == 3.140625f);
}
}  // namespace safetensors_test
