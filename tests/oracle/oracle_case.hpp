// SPDX-License-Identifier: BSL-1.0
// Compares whole calls with real Keras. cases/<family>.hpp lists the models, cases/<family>.f32 has for each, one after another, its
// weights, inputs and outputs, cases/<family>.expect the shapes and parameters that Keras tells.
#pragma once
#include "catch.hpp"
#include "oracle/comparison.hpp"

namespace oracle {

struct test_case {
  std::string label;
  model net;
  call_shapes shapes;
};
/// In the order of the list, as the data lies.
using family_cases = std::vector<test_case>;

bool add_case(family_cases& cases, const char* label, const model& net, int batch);
template <class Net> bool add_case(family_cases& cases, const char* label, int batch) {
  static_assert(sound<Net>);
  return add_case(cases, label, model_of<Net>(), batch);
}

void compare_with_keras(const char* family, const family_cases& cases);

}  // namespace oracle

#define IKEBANA_ORACLE_JOIN_2(a, b) a##b
#define IKEBANA_ORACLE_JOIN(a, b) IKEBANA_ORACLE_JOIN_2(a, b)
#define IKEBANA_ORACLE_TYPE(...) __VA_ARGS__
#define IKEBANA_CASE(label, n, type) \
  [[maybe_unused]] static const bool IKEBANA_ORACLE_JOIN(case_at_, __LINE__) = oracle::add_case<IKEBANA_ORACLE_TYPE type>(cases, label, n);
