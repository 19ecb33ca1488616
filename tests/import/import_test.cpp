// SPDX-License-Identifier: BSL-1.0
// A model that Keras saved, its type and its weights written by ikebana_add_model: two inputs, a shared layer, models inside, two outputs.
#include <graph.hpp>
#include <ikebana/safetensors.hpp>
#include <masked.hpp>

#include "saving/files.hpp"

namespace import_test {
using namespace ikebana;

void agree(const xt::xarray<float>& expected, const xt::xtensor<float, 2>& y) {
  REQUIRE(y.size() == expected.size());
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(std::abs(y.flat(i) - expected.flat(i)) < 1e-5f);
}

xt::xtensor<float, 2> columns(const xt::xarray<float>& x, std::size_t from, std::size_t to) {
  xt::xtensor<float, 2> y = xt::xtensor<float, 2>::from_shape({x.shape(0), to - from});
  for (std::size_t r = 0; r < x.shape(0); ++r)
    for (std::size_t c = from; c < to; ++c) y(r, c - from) = x(r, c);
  return y;
}

TEST_CASE("an imported model is the file's, from the weights in the program and from the file") {
  imported::Net net{no_init}, from_file{no_init};
  load_safetensors(net, imported::weights());
  from_file.load(files::fixture("models/graph.keras"));
  CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), from_file.weight_data().begin()));
  const xt::xtensor<float, 2> left = files::npy(files::fixture("models/graph_x0.npy")), right = files::npy(files::fixture("models/graph_x1.npy"));
  const auto [y, w] = net(left, right);
  agree(files::npy(files::fixture("models/graph_y0.npy")), y);
  agree(files::npy(files::fixture("models/graph_y1.npy")), w);
}

TEST_CASE("masks that Keras wrote into the graph are those that the type has by itself, and operations read none") {
  masked::Net net{no_init}, from_file{no_init};
  load_safetensors(net, std::filesystem::path(MASKED_WEIGHTS));
  from_file.load(std::string(IKEBANA_IMPORT_DATA) + "/masked.keras");
  CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), from_file.weight_data().begin()));
  const xt::xtensor<float, 2> x = files::npy(std::string(IKEBANA_IMPORT_DATA) + "/masked_x.npy");
  const xt::xarray<float> want = files::npy(std::string(IKEBANA_IMPORT_DATA) + "/masked_y.npy");
  const auto [passed, ended, inside] = net(x);
  agree(columns(want, 0, 3), passed);
  agree(columns(want, 3, 6), ended);
  agree(columns(want, 6, 8), inside);
}

TEST_CASE("an operation of keras.ops is no layer that passes masks on, in a file either") {
  constexpr auto sum = Add<>{}(masked::multi_head_attention, masked::embedding);
  constexpr auto looked = Attention<score_mode::concat>{}(sum, masked::add);
  constexpr auto mean = GlobalAveragePooling1D<>{}(looked);
  using PassesOn = Model<inputs(masked::input_layer_2), outputs(masked::global_average_pooling1d, mean, masked::lstm_1)>;
  const std::string text = files::failure<PassesOn>(std::string(IKEBANA_IMPORT_DATA) + "/masked.keras");
  files::says(text, "layer 'add_1' (Add) wants its inputs with their masks; the file has an operation of keras.ops, which reads none: unmasked(...)");
  const files::scratch file("ends.keras");
  CHECK_THROWS_AS(masked::Net{}.save(file.str()), save_error);
}

TEST_CASE("a kernel that files have twice is found in a layer in a layer") {
  Sequential<Input<5, 3>, TimeDistributed<SpectralNormalization<Dense<6>>>, SpectralNormalization<Conv1D<2, 3>>, Flatten<>> net{no_init};
  net.load(std::string(IKEBANA_IMPORT_DATA) + "/wrapped.keras");
  const xt::xtensor<float, 3> x = files::npy(std::string(IKEBANA_IMPORT_DATA) + "/wrapped_x.npy");
  agree(files::npy(std::string(IKEBANA_IMPORT_DATA) + "/wrapped_y.npy"), net(x));
}
}  // namespace import_test
