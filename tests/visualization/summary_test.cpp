// SPDX-License-Identifier: BSL-1.0
// The summary, letter for letter what real Keras prints (tests/oracle/summaries.py).
#include <ikebana/ikebana.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <xsimd/xsimd.hpp>

#include "catch.hpp"

using namespace ikebana;

#define IKEBANA_SUMMARY(...)
#include "oracle/cases/summaries.hpp"
#undef IKEBANA_SUMMARY

namespace {
std::string keras_prints(const std::string& label) {
  std::ifstream stream(std::filesystem::path(IKEBANA_SUMMARIES) / (label + ".txt"), std::ios::binary);
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>(stream), {}};
}
template <class Net> std::string streamed() {
  std::ostringstream stream;
  stream << summary<Net>;
  return stream.str();
}
using Mlp = Sequential<Input<3>, Dense<4, relu>, Dense<1>>;
}  // namespace

TEST_CASE("the summary is Keras', whole") {
#define IKEBANA_NET(...) __VA_ARGS__
#define IKEBANA_SUMMARY(label, net) CHECK(std::string(summary<IKEBANA_NET net>.view()) == keras_prints(label));
#include "oracle/cases/summaries.hpp"
}

TEST_CASE("the summary is a constant") {
  constexpr std::string_view table = summary<Mlp>;
  STATIC_REQUIRE(table.starts_with("Model: \"sequential\"\n"));
  STATIC_REQUIRE(table.ends_with(" Total params: 21 (84.00 B)\n Trainable params: 21 (84.00 B)\n Non-trainable params: 0 (0.00 B)\n"));
}
TEST_CASE("streamed, the instruction set stands below the table") {
  const std::string table(summary<Mlp>.view()), all = streamed<Mlp>();
  CHECK(all.substr(0, table.size()) == table);
  const std::string last = all.substr(table.size());
  CHECK(last.starts_with(" Architecture: "));
  CHECK(last.ends_with(", " + std::to_string(xsimd::batch<float>::size) + " floats a register\n"));
}

TEST_CASE("sizes are rounded as Python does") {
  using detail::write_bytes;
  const auto size = [](long long bytes) {
    basic_text<32> t;
    write_bytes(t, bytes);
    return std::string(t.view());
  };
  // keras.src.utils.summary_utils.readable_memory_size
  CHECK(size(0) == "0.00 B");
  CHECK(size(1023) == "1023.00 B");
  CHECK(size(1024) == "1.00 KB");
  CHECK(size(218152) == "213.04 KB");
  CHECK(size(1029) == "1.00 KB");
  CHECK(size(1030) == "1.01 KB");
  CHECK(size(1048575) == "1024.00 KB");
  CHECK(size(1048576) == "1.00 MB");
  CHECK(size(128 * 9 + 5 * 128) == "1.75 KB");
  CHECK(size(1152) == "1.12 KB");  // 1.125: to even
  CHECK(size(1408) == "1.38 KB");  // 1.375: to even
  CHECK(size(2308830396) == "2.15 GB");
}
TEST_CASE("thousands") {
  const auto written = [](long long n) {
    basic_text<32> t;
    detail::write_thousands(t, n);
    return std::string(t.view());
  };
  CHECK(written(0) == "0");
  CHECK(written(999) == "999");
  CHECK(written(1000) == "1,000");
  CHECK(written(1020030) == "1,020,030");
}
TEST_CASE("layers that are not trainable count as such") {
  using Frozen = Sequential<Input<3>, Dense<4, trainable(false)>, Dense<1>>;
  STATIC_REQUIRE(summary<Frozen>.view().ends_with(" Total params: 21 (84.00 B)\n Trainable params: 5 (20.00 B)\n Non-trainable params: 16 (64.00 B)\n"));
}
