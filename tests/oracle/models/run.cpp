// SPDX-License-Identifier: BSL-1.0
// Loads a model, compares its outputs with Keras' and times a call: run model.keras examples.npz, compiled with MODEL, the header that ikebana-import wrote.
#include <ikebana/verify.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include MODEL

using namespace ikebana;
using model::Net;
using facts = Net::network_type::facts;

template <std::size_t... I, std::size_t... O> double milliseconds(Net& net, std::index_sequence<I...>, std::index_sequence<O...>) {
  const auto ones = [](int node) { return std::vector<float>(std::size_t(facts::known.spec[node].shape.count(1, facts::known.spec[node].rank())), 1.f); };
  const std::vector<float> x[]{ones(facts::inputs[I])...};
  std::vector<float> y[]{ones(facts::outputs[O])...};
  double best = 1e9;
  for (int n = 0, most = 40; n < most; ++n) {
    const auto began = std::chrono::steady_clock::now();
    net.run(inputs(x[I]...), outputs(y[O]...));
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    best = std::min(best, took);
    if (took > 100) most = 5;
  }
  return best;
}

int main(int, char** argv) try {
  Net net{no_init};
  net.load(argv[1]);
  const verification found = verify_outputs(net, argv[2]);
  if (!found) {
    std::printf("%s\n", found.str().c_str());
    return 1;
  }
  constexpr int layers = [] {
    int count = 0;
    for (const node_info& n : facts::nodes) count += !n.layer->hidden;
    return count;
  }();
  std::printf("layers: %d\nparameters: %d\nerror: %.1e\n", layers, Net::parameter_count, found.largest().relative);
  std::printf("call: %.3g ms\nmemory: %.1f and %.2f MB\n", milliseconds(net, std::make_index_sequence<facts::inputs.size()>{}, std::make_index_sequence<facts::outputs.size()>{}),
              double(Net::weight_bytes) / 1e6, double(Net::arena_bytes) / 1e6);
} catch (const std::exception& e) {
  std::printf("%s\n", e.what());
  return 1;
}
