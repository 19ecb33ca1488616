// SPDX-License-Identifier: BSL-1.0
// Compares whole calls with real Keras. cases/<family>.hpp lists the models, cases/<family>.f32 has for each, one after another, its
// weights, inputs and outputs, cases/<family>.expect the shapes and parameters that Keras tells.
// A family may be cut into several files, to compile apart: each takes the lines of the list whose number modulo `parts` is its own.
#pragma once
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <ikebana/ikebana.hpp>

#include "catch.hpp"

namespace oracle {
using namespace ikebana;

/// Which cases a file checks; it defines `here` as one.
struct part_of {
  const char* family;
  int part = 0, parts = 1;
};
struct shape_and_count {
  std::string shapes;
  int parameters;
};
struct test_case {
  std::string label;
  std::size_t floats = 0;  // in the data file
  int part = 0;
  shape_and_count told;
  void (*run)(const float* data) = nullptr;
};
/// By the line of the list: the data lies in that order.
using family_cases = std::map<int, test_case>;
inline family_cases& cases_of(std::string_view family) {
  static std::map<std::string, family_cases> all;
  return all[std::string(family)];
}

template <class Net, int Batch> struct comparison {
  using facts = typename network<Net>::facts;
  template <bool Input, std::size_t K> static constexpr dims shape_of_call() {
    dims d = facts::known.spec[Input ? facts::inputs[K] : facts::outputs[K]].shape;
    if (!d.known(0)) d.set(0, Batch);
    return d;
  }
  template <bool Input> static constexpr std::size_t floats() {
    return []<std::size_t... K>(std::index_sequence<K...>) {
      return (std::size_t(shape_of_call<Input, K>().size()) + ...);
    }(std::make_index_sequence<Input ? facts::inputs.size() : facts::outputs.size()>{});
  }

  template <std::size_t I> static auto input(const float*& data) {
    constexpr dims d = shape_of_call<true, I>();
    typename xt::xtensor<float, std::size_t(d.rank)>::shape_type extents{};
    for (int a = 0; a < d.rank; ++a) extents[std::size_t(a)] = std::size_t(d.extent[a]);
    xt::xtensor<float, std::size_t(d.rank)> x(extents);
    std::copy_n(data, x.size(), x.begin());
    data += x.size();
    return x;
  }
  template <std::size_t O, class Y> static void compare(const Y& y, const float*& data) {
    constexpr dims d = shape_of_call<false, O>();
    REQUIRE(y.dimension() == std::size_t(d.rank));
    for (int a = 0; a < d.rank; ++a) REQUIRE(y.shape()[std::size_t(a)] == std::size_t(d.extent[a]));
    double largest = 0, error = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      largest = std::max(largest, double(std::abs(data[i])));
      const double off = std::abs(double(y.data()[i]) - double(data[i]));
      if (!(off <= error)) error = off;  // also a NaN
    }
    data += y.size();
    CAPTURE(O, largest);
    CHECK(error <= 1e-5 * largest);
  }

  static void run(const float* data) {
    Net net{no_init};
    net.set_weights({data, std::size_t(Net::parameter_count)});
    data += Net::parameter_count;
    [&]<std::size_t... I, std::size_t... O>(std::index_sequence<I...>, std::index_sequence<O...>) {
      const std::tuple x{input<I>(data)...};
      const auto y = [&] {
        if constexpr (sizeof...(O) == 1) return std::tuple{net(std::get<I>(x)...)};
        else return net(std::get<I>(x)...);
      }();
      (compare<O>(std::get<O>(y), data), ...);
    }(std::make_index_sequence<facts::inputs.size()>{}, std::make_index_sequence<facts::outputs.size()>{});
  }
  static shape_and_count told() {
    std::ostringstream all;
    const char* between = "";
    for (int n : facts::outputs) {
      all << between << (basic_text<96>{} << facts::known.spec[n].shape).view();
      between = ", ";
    }
    return {all.str(), facts::parameters.count};
  }
};

template <bool Here, class Net, int Batch> int add_case(const part_of& here, int line, const char* label) {
  if constexpr (Here) {
    static_assert(sound<Net>);
    using check = comparison<Net, Batch>;
    const std::size_t parameters = std::size_t(check::facts::parameters.count);
    cases_of(here.family)[line] = {label, parameters + check::template floats<true>() + check::template floats<false>(), here.part, check::told(), check::run};
  }
  return line;
}

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
  const std::string path = std::string(IKEBANA_TEST_DATA) + "/oracle/cases/" + here.family;
  std::ifstream file(path + ".f32", std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<float> data(bytes.size() / sizeof(float));
  std::copy_n(bytes.data(), data.size() * sizeof(float), reinterpret_cast<char*>(data.data()));
  const auto keras = expected(path + ".expect");
  const family_cases& cases = cases_of(here.family);
  CHECK(keras.size() == cases.size());
  std::size_t all = 0;
  for (const auto& [line, c] : cases) all += c.floats;
  REQUIRE(data.size() == all);
  const float* at = data.data();
  for (const auto& [line, c] : cases) {
    if (c.part == here.part) {
      DYNAMIC_SECTION(c.label) {
        REQUIRE(keras.count(c.label) == 1);
        CHECK(c.told.shapes == keras.at(c.label).shapes);
        CHECK(c.told.parameters == keras.at(c.label).parameters);
        c.run(at);
      }
    }
    at += c.floats;
  }
}
}  // namespace oracle

#define IKEBANA_ORACLE_JOIN_2(a, b) a##b
#define IKEBANA_ORACLE_JOIN(a, b) IKEBANA_ORACLE_JOIN_2(a, b)
#define IKEBANA_ORACLE_TYPE(...) __VA_ARGS__
#define IKEBANA_CASE(label, n, type)                                                   \
  [[maybe_unused]] static const int IKEBANA_ORACLE_JOIN(case_at_, __LINE__) =          \
      oracle::add_case<__LINE__ % here.parts == here.part, IKEBANA_ORACLE_TYPE type, n>(here, __LINE__, label);
