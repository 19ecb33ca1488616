// SPDX-License-Identifier: BSL-1.0
// Loads a model, writes what it makes of inputs, and times a call: run model.keras inputs outputs, compiled with MODEL, the header that ikebana-import wrote.
// A file of inputs has each one's extents and numbers, one of outputs the numbers alone.
#include <ikebana/saving.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>

#include MODEL

using namespace ikebana;
using model::Net;
using facts = Net::network_type::facts;

template <int Node> using tensor_of = xt::xtensor<float, std::size_t(facts::known.spec[Node].shape.rank)>;

template <int Node> tensor_of<Node> read(std::istream& from) {
  typename tensor_of<Node>::shape_type extents;
  for (std::size_t& e : extents) {
    std::int32_t extent;
    from.read(reinterpret_cast<char*>(&extent), sizeof extent);
    e = std::size_t(extent);
  }
  tensor_of<Node> x(extents);
  from.read(reinterpret_cast<char*>(x.data()), std::streamsize(x.size() * sizeof(float)));
  return x;
}
template <std::size_t Rank> void write(std::ostream& to, const xt::xtensor<float, Rank>& y) {
  to.write(reinterpret_cast<const char*>(y.data()), std::streamsize(y.size() * sizeof(float)));
}
template <class... Y> void write(std::ostream& to, const std::tuple<Y...>& all) {
  std::apply([&](const Y&... y) { (write(to, y), ...); }, all);
}
/// One sample, or the batch that is fixed; where an axis has a bound, as long as that.
template <int Node> tensor_of<Node> sample() {
  dims shape = facts::known.spec[Node].shape.largest();
  if (!facts::batch.known(0)) shape.set(0, 1);
  typename tensor_of<Node>::shape_type extents;
  for (std::size_t a = 0; a < extents.size(); ++a) extents[a] = std::size_t(shape.extent[a]);
  tensor_of<Node> x(extents);
  x.fill(1.f);
  return x;
}

template <class... X> double milliseconds(Net& net, const X&... x) {
  double best = 1e9;
  for (int n = 0, most = 40; n < most; ++n) {
    const auto began = std::chrono::steady_clock::now();
    net(x...);
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    best = std::min(best, took);
    if (took > 100) most = 5;
  }
  return best;
}

template <std::size_t... I> void run(char** argv, std::index_sequence<I...>) {
  Net net{no_init};
  net.load(argv[1]);
  std::ifstream from(argv[2], std::ios::binary);
  const std::tuple inputs{read<facts::inputs[I]>(from)...};
  std::ofstream to(argv[3], std::ios::binary);
  write(to, net(std::get<I>(inputs)...));
  constexpr int layers = [] {
    int count = 0;
    for (const node_info& n : facts::nodes) count += !n.layer->hidden;
    return count;
  }();
  std::printf("layers: %d\nparameters: %d\n", layers, Net::parameter_count);
  std::printf("call: %.3g ms\nmemory: %.1f and %.2f MB\n", milliseconds(net, sample<facts::inputs[I]>()...), double(Net::weight_bytes) / 1e6, double(Net::arena_bytes) / 1e6);
}

int main(int, char** argv) try {
  run(argv, std::make_index_sequence<facts::inputs.size()>{});
} catch (const std::exception& e) {
  std::printf("%s\n", e.what());
  return 1;
}
