// SPDX-License-Identifier: BSL-1.0
#include "oracle/oracle_case.hpp"

#include <fstream>
#include <iterator>
#include <map>

extern const char* const oracle_folder;  // where the cases are: test.cmake

namespace oracle {
namespace {

struct shape_and_count {
  std::string shapes;
  int parameters;
};
/// The lines of cases/<family>.expect: label | shapes | parameters.
std::map<std::string, shape_and_count> expected(const std::string& path) {
  std::map<std::string, shape_and_count> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(" | "), second = line.rfind(" | ");
    all[line.substr(0, first)] = {line.substr(first + 3, second - first - 3), std::stoi(line.substr(second + 3))};
  }
  return all;
}

std::size_t floats(const test_case& c) { return std::size_t(c.net.parameters) + c.shapes.floats(); }  // in the data file

}  // namespace

bool add_case(family_cases& cases, const char* label, const model& net, int batch) {
  cases.push_back({label, net, shapes_of_call(net, batch)});
  return true;
}

void compare_with_keras(const char* family, const family_cases& cases) {
  const std::string path = std::string(oracle_folder) + "/cases/" + family;
  std::ifstream file(path + ".f32", std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<float> data(bytes.size() / sizeof(float));
  std::copy_n(bytes.data(), data.size() * sizeof(float), reinterpret_cast<char*>(data.data()));
  const auto keras = expected(path + ".expect");
  CHECK(keras.size() == cases.size());
  std::size_t all = 0;
  for (const test_case& c : cases) all += floats(c);
  REQUIRE(data.size() == all);
  const float* at = data.data();
  for (const test_case& c : cases) {
    DYNAMIC_SECTION(c.label) {
      REQUIRE(keras.count(c.label) == 1);
      CHECK(shapes_told(c.net) == keras.at(c.label).shapes);
      CHECK(c.net.parameters == keras.at(c.label).parameters);
      for (const double off : differences(c.net, c.shapes, at)) CHECK(off <= 1e-5);
    }
    at += floats(c);
  }
}

}  // namespace oracle
