// SPDX-License-Identifier: BSL-1.0
// Files that real Keras saved (data/README.md): what the model makes of them is what Keras makes.
#include "saving/files.hpp"

#include <atomic>
#include <cmath>
#include <thread>

using namespace ikebana;

namespace {
float error_against(const xt::xarray<float>& expected, const float* y) {
  float largest = 0, error = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, std::abs(expected.flat(i)));
    error = std::max(error, std::abs(expected.flat(i) - y[i]));
  }
  return error / largest;
}
template <class Net> float error_of(const std::string& name) {
  Net net;
  net.load(files::fixture(name + ".weights.h5"));
  const auto y = net(files::npy(files::fixture(name + "_x.npy")));
  const xt::xarray<float> expected = files::npy(files::fixture(name + "_expected.npy"));
  REQUIRE(y.size() == expected.size());
  return error_against(expected, y.data());
}

namespace branches {
constexpr auto x = Input<4>{};
constexpr auto a = Dense<4, activation::tanh>{}(x);
constexpr auto b = Dense<4, activation::tanh>{}(x);
constexpr auto c = Dense<4, activation::tanh>{}(b);
constexpr auto d = Dense<4, activation::tanh>{}(c);
constexpr auto e = Concatenate<>{}(a, d);
constexpr auto y = Dense<2>{}(e);
using Net = Model<inputs(x), outputs(y)>;
}  // namespace branches

namespace normalized_branches {
constexpr auto x = Input<6, 5, 3>{};
constexpr auto a = Conv2D<4, 3, padding::same, use_bias(false)>{}(x);
constexpr auto b = BatchNormalization<>{}(a);
constexpr auto c = Activation<relu>{}(b);
constexpr auto d = Conv2D<4, 1>{}(x);
constexpr auto e = BatchNormalization<>{}(d);
constexpr auto f = Add<>{}(c, e);
constexpr auto g = GlobalAveragePooling2D<>{}(f);
constexpr auto y = Dense<3, softmax>{}(g);
using Net = Model<inputs(x), outputs(y)>;
}  // namespace normalized_branches

namespace nested {
constexpr auto s = Input<4>{};
constexpr auto t = Dense<4, activation::tanh>{}(s);
constexpr auto u = Dense<4, activation::tanh>{}(s);
constexpr auto v = Dense<4>{}(u);
constexpr auto w = Add<>{}(t, v);
using Inner = Model<inputs(s), outputs(w)>;
constexpr auto x = Input<3>{};
constexpr auto a = Dense<4>{}(x);
constexpr auto b = as_layer<Inner>{}(a);
constexpr auto y = Dense<2>{}(b);
using Net = Model<inputs(x), outputs(y)>;
}  // namespace nested

namespace twins {
constexpr auto x = Input<5, name("left")>{};
constexpr auto z = Input<5, name("right")>{};
constexpr auto both = Dense<5, activation::tanh, name("both")>{};
constexpr auto a = Dense<5, activation::tanh>{}(x);
constexpr auto b = both(a);
constexpr auto c = both(z);
constexpr auto d = Concatenate<>{}(b, c);
constexpr auto y = Dense<2>{}(d);
using Net = Model<inputs(x, z), outputs(y)>;
}  // namespace twins

constexpr auto links = Input<3>{} >> Dense<4, relu, input_dim(3)>{} >> Dense<4, relu, input_dim(4)>{} >> Dense<1, input_dim(4)>{};
using D = Dense<3, activation::tanh>;
}  // namespace

TEST_CASE("stacks load, spelled in either way") {
  CHECK(error_of<Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>>("seed") < 1e-5f);
  CHECK(error_of<Model<links>>("seed") < 1e-5f);
}
TEST_CASE("the weights are the file's, in the order of the layers") {
  Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>> net{no_init};
  net.load(std::filesystem::path(files::fixture("seed.weights.h5")));
  const xt::xarray<float> values = files::npy(files::fixture("seed_weights.npy"));
  REQUIRE(net.weight_data().size() == values.size());
  CHECK(std::equal(values.begin(), values.end(), net.weight_data().begin()));
}
TEST_CASE("dense_10 comes after dense_9") { CHECK(error_of<Sequential<Input<3>, D, D, D, D, D, D, D, D, D, D, D, D>>("twelve_layers") < 1e-5f); }
TEST_CASE("the variables of BatchNormalization: trainable ones first") {
  CHECK(error_of<Sequential<Input<5>, Dense<6>, BatchNormalization<scale(false)>, Activation<relu>, Dense<4>, BatchNormalization<center(false)>>>("batch_normalization") < 1e-5f);
  CHECK(error_of<normalized_branches::Net>("functional_batch_normalization") < 1e-5f);
}
TEST_CASE("branches load in map_graph's order, not in that of declaration") { CHECK(error_of<branches::Net>("functional_branches") < 1e-5f); }
TEST_CASE("recurrent layers keep their variables under cell") {
  CHECK(error_of<Sequential<Input<7>, Embedding<11, 4>, LSTM<6, return_sequences>, GRU<5, return_sequences>, SimpleRNN<3>, Dense<1, sigmoid>>>("recurrent") < 1e-5f);
  CHECK(error_of<Sequential<Input<4, 3>, GRU<5, reset_after(false)>>>("gru_reset_before") < 1e-5f);
}
TEST_CASE("a model in a model") {
  CHECK(error_of<Sequential<Input<3>, Sequential<Input<3>, Dense<4, relu>, Dense<5, relu>>, Dense<4, relu>, Dense<1>>>("nested_sequential") < 1e-5f);
  CHECK(error_of<nested::Net>("nested_functional") < 1e-5f);
}
TEST_CASE("a shared layer is in the file once") {
  twins::Net net;
  net.load(files::fixture("shared.weights.h5"));
  const auto y = net(files::npy(files::fixture("shared_x0.npy")), files::npy(files::fixture("shared_x1.npy")));
  CHECK(error_against(files::npy(files::fixture("shared_expected.npy")), y.data()) < 1e-5f);
}
TEST_CASE("threads may load at once") {
  std::atomic<int> right{0};
  const auto load = [&] {
    Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>> net{no_init};
    Sequential<Input<3>, Dense<4, relu>, Dense<1>> other{no_init};
    for (int i = 0; i < 20; ++i) {
      try {
        net.load(files::fixture("seed.weights.h5"));
        other.load(files::fixture("seed.weights.h5"));
      } catch (const load_error&) {
        ++right;
      }
    }
  };
  std::thread first(load), second(load);
  first.join();
  second.join();
  CHECK(right == 40);
}
