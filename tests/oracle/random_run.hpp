// SPDX-License-Identifier: BSL-1.0
// The frame of a program that runs random models; its cases are `oracle::model_of<Net>()` in a table by number.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <set>

#include "oracle/comparison.hpp"
#include "oracle/functions.hpp"

namespace oracle {

struct runnable {
  int id;
  model net;
};

/// program <data> <list> [numbers to leave out]: a line of the list is `id first floats inputs outputs`, then each shape as `rank extents`.
template <std::size_t N> int run_all(const runnable (&cases)[N], int argc, char** argv) {
  std::ifstream file(argv[1], std::ios::binary), list(argv[2]);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<float> data(bytes.size() / sizeof(float));
  std::copy_n(bytes.data(), data.size() * sizeof(float), reinterpret_cast<char*>(data.data()));
  std::set<int> left_out;
  for (int i = 3; i < argc; ++i) left_out.insert(std::atoi(argv[i]));
  std::size_t first = 0;
  for (int id, in, out; list >> id >> first >> in >> out;) {
    call_shapes shapes;
    for (int k = 0; k < in + out; ++k) {
      dims d;
      int rank, extent;
      for (list >> rank; rank > 0; --rank) list >> extent, d.add(extent);
      (k < in ? shapes.in : shapes.out).push_back(d);
    }
    for (const runnable& c : cases) {
      if (c.id != id || left_out.count(id) > 0) continue;
      std::printf("%d", id);
      std::fflush(stdout);  // what was begun is known if it ends the program
      try {
        for (const double off : differences(c.net, shapes, data.data() + first)) std::printf(" %.3g", off);
        std::puts(" done");
      } catch (const std::exception& e) {
        std::printf(" threw %s\n", e.what());
      }
      std::fflush(stdout);
    }
  }
  return 0;
}

}  // namespace oracle
