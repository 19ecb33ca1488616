// SPDX-License-Identifier: BSL-1.0
// Compares whole calls with real Keras. cases/<family>.hpp lists the models, cases/<family>.f32 has for each, one after another, its
// weights, inputs and outputs, cases/<family>.expect the shapes and parameters that Keras tells.
// A family may be cut into several files, to compile apart: each takes the lines of the list whose number modulo `parts` is its own.
#pragma once
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>

#include "catch.hpp"
#include "oracle/comparison.hpp"

extern const char* const oracle_folder;  // where the cases are: test.cmake

namespace oracle {

/// Which cases a file checks; it defines `here` as one.
struct part_of {
  const char* family;
  int part = 0, parts = 1;
};
struct test_case {
  std::string label;
  int part = 0;
  model net{};
  call_shapes shapes{};
  std::size_t floats() const { return std::size_t(net.parameters) + shapes.floats(); }  // in the data file
};
/// By the line of the list: the data lies in that order.
using family_cases = std::map<int, test_case>;
inline family_cases& cases_of(std::string_view family) {
  static std::map<std::string, family_cases> all;
  return all[std::string(family)];
}

inline void add_case(const part_of& here, int line, const char* label, const model& net, int batch) {
  cases_of(here.family)[line] = {label, here.part, net, shapes_of_call(net, batch)};
}
template <bool Here, class Net, int Batch> int add_case(const part_of& here, int line, const char* label) {
  if constexpr (Here) {
    static_assert(sound<Net>);
    add_case(here, line, label, model_of<Net>(), Batch);
  }
  return line;
}

struct shape_and_count {
  std::string shapes;
  int parameters;
};
/// The lines of cases/<family>.expect: label | shapes | parameters.
inline std::map<std::string, shape_and_count> expected(const std::string& path) {
  std::map<std::string, shape_and_count> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(" | "), second = line.rfind(" | ");
    all[line.substr(0, first)] = {line.substr(first + 3, second - first - 3), std::stoi(line.substr(second + 3))};
  }
  return all;
}

inline void compare_with_keras(const part_of& here) {
  const std::string path = std::string(oracle_folder) + "/cases/" + here.family;
  std::ifstream file(path + ".f32", std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<float> data(bytes.size() / sizeof(float));
  std::copy_n(bytes.data(), data.size() * sizeof(float), reinterpret_cast<char*>(data.data()));
  const auto keras = expected(path + ".expect");
  const family_cases& cases = cases_of(here.family);
  CHECK(keras.size() == cases.size());
  std::size_t all = 0;
  for (const auto& [line, c] : cases) all += c.floats();
  REQUIRE(data.size() == all);
  const float* at = data.data();
  for (const auto& [line, c] : cases) {
    if (c.part == here.part) {
      DYNAMIC_SECTION(c.label) {
        REQUIRE(keras.count(c.label) == 1);
        CHECK(shapes_told(c.net) == keras.at(c.label).shapes);
        CHECK(c.net.parameters == keras.at(c.label).parameters);
        for (const double off : differences(c.net, c.shapes, at)) CHECK(off <= 1e-5);
      }
    }
    at += c.floats();
  }
}
}  // namespace oracle

#define IKEBANA_ORACLE_JOIN_2(a, b) a##b
#define IKEBANA_ORACLE_JOIN(a, b) IKEBANA_ORACLE_JOIN_2(a, b)
#define IKEBANA_ORACLE_TYPE(...) __VA_ARGS__
#define IKEBANA_CASE(label, n, type)                                                   \
  [[maybe_unused]] static const int IKEBANA_ORACLE_JOIN(case_at_, __LINE__) =          \
      oracle::add_case<__LINE__ % here.parts == here.part, IKEBANA_ORACLE_TYPE type, n>(here, __LINE__, label);
