// SPDX-License-Identifier: BSL-1.0
// Archives that are wrong: cut short, changed, bombs, two files of one name, names that lead out. Against a model without a type.
#include <catch.hpp>
#include <fstream>
#include <iterator>
#include <random>

#include "fuzz/wanted.hpp"
#include <ikebana/saving/files/weights_file.hpp>

namespace archive_test {
using namespace ikebana;
using detail::bytes;

std::string file(const std::string& name) {
  std::ifstream stream(std::string(IKEBANA_SAVING_DATA) + "/../../fuzz/corpus/" + name, std::ios::binary);
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>(stream), {}};
}
bytes as_bytes(const std::string& s) { return std::as_bytes(std::span(s)); }
/// What a load says; empty where it loads.
std::string said(const std::string& content) {
  static const model_graph model = fuzz::wanted();
  try {
    return detail::read_weights(as_bytes(content), model, fuzz::floats, false).size() == fuzz::floats ? "" : "not all";
  } catch (const load_error& e) {
    return e.what();
  }
}
bool has(const std::string& text, const std::string& words) {
  INFO(text);
  CHECK(text.find(words) != text.npos);
  return text.find(words) != text.npos;
}
/// An archive whose entries are compressed.
std::string compressed(std::initializer_list<std::pair<const char*, std::string>> entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* const zip = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : entries) {
    const zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, content.data(), content.size(), 0), 0);
    zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_DEFLATE, 9);
  }
  REQUIRE(zip_close(zip) == 0);
  zip_stat_t stat;
  zip_source_stat(buffer, &stat);
  std::string made(stat.size, '\0');
  zip_source_open(buffer);
  REQUIRE(zip_source_read(buffer, made.data(), made.size()) == zip_int64_t(made.size()));
  zip_source_close(buffer);
  zip_source_free(buffer);
  return made;
}
std::string entry(const std::string& archive, const char* name) { return detail::archive(as_bytes(archive)).read(name, 1 << 24).value(); }
std::string replaced(std::string s, const std::string& from, const std::string& to) {
  for (std::size_t at = s.find(from); at != s.npos; at = s.find(from, at + to.size())) s.replace(at, from.size(), to);
  return s;
}

TEST_CASE("genuine files load, also where an archive was packed again") {
  const std::string keras = file("archive/seed.keras");
  CHECK(said(keras).empty());
  CHECK(said(file("hdf5/seed.h5")).empty());
  CHECK(said(file("hdf5/seed_keras2.h5")).empty());
  CHECK(said(file("hdf5/seed.weights.h5")).empty());
  CHECK(said(compressed({{"../../../etc/passwd", "x"}, {"/config.json", "x"}, {"config.json", entry(keras, "config.json")}, {"model.weights.h5", entry(keras, "model.weights.h5")}})).empty());
}
TEST_CASE("an archive that lacks something, or has it twice") {
  const std::string keras = file("archive/seed.keras"), config = entry(keras, "config.json");
  has(said(compressed({{"weights.npy", "x"}})), "without a config.json");
  has(said(compressed({{"config.json", config}})), "without a model.weights.h5");
  has(said(compressed({{"config.json", config}, {"model.weights.h5", "no HDF5"}})), "damaged one");
  has(said(compressed({{"config.json", std::string(1000, '[')}})), "nested deeper than 128");
  CHECK_FALSE(said(replaced(compressed({{"config.json", config}, {"config.jsox", config}}), "config.jsox", "config.json")).empty());
}
TEST_CASE("bombs are refused before they unfold") {
  const std::string config = entry(file("archive/seed.keras"), "config.json");
  has(said(compressed({{"config.json", std::string(30'000'000, ' ')}})), "unfolds from ");
  has(said(compressed({{"config.json", std::string(80'000'000, ' ')}})), "where at most 67108864 are read");
  has(said(compressed({{"config.json", config}, {"model.weights.h5", std::string(100'000'000, '\0')}})), "bytes, where at most");
}
TEST_CASE("a .keras file that is cut short or changed is an error, or other numbers") {
  const std::string keras = file("archive/seed.keras");
  for (std::size_t size = 0; size < keras.size(); size += 997) CHECK_FALSE(said(keras.substr(0, size)).empty());
  std::mt19937 random(5);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = keras;
    damaged[random() % damaged.size()] = char(random() % 256);
    said(damaged);
  }
}
TEST_CASE("extents that are absurd, in the config and in HDF5, need no memory") {
  const std::string keras = file("archive/seed.keras"), config = entry(keras, "config.json"), weights = entry(keras, "model.weights.h5");
  const auto told = [&](const std::string& from, const std::string& to) { return said(compressed({{"config.json", replaced(config, from, to)}, {"model.weights.h5", weights}})); };
  has(told("\"units\": 4", "\"units\": 1e300"), "units=4; the file has units=1e+300");
  has(told("\"units\": 4", "\"units\": NaN"), "the file has units=NaN");
  has(told("[null, 3]", "[null, 99999999999]"), "batch_shape=[null, 99999999999]");
  has(told("\"Dense\"", "\"Densest\""), "(Densest) in its place");
}
}  // namespace archive_test
