// SPDX-License-Identifier: BSL-1.0
// Whole models that real Keras saved (tests/oracle/saved_models.py), as .keras, as the .h5 of Keras 3 and of Keras 2; and what ikebana saves,
// of which saved_models.py --check knows that Keras opens it.
#include "saving/files.hpp"
#include "saving/graph_model.hpp"
#include <ikebana/safetensors.hpp>

using namespace ikebana;

namespace saved_models {
using Image = Sequential<Input<9, 8, 3>, Conv2D<4, kernel_size(3, 2), strides(2, 1), padding::same, leaky_relu(0.1)>, BatchNormalization<epsilon(1e-2)>,
                         SeparableConv2D<5, 3, dilation_rate(2), padding::same, swish, use_bias(false)>, MaxPooling2D<2, strides(1)>, Dropout<rate(0.25)>, Flatten<>,
                         Dense<6, gelu>, Dense<3, softmax>>;

namespace steps {
constexpr auto x = Input<7>{};
constexpr auto e = Embedding<11, 4>{}(x);
auto [sequence, h, c] = LSTM<5, return_sequences, return_state, dropout(0.2)>{}(e);
constexpr auto g = GRU<3, go_backwards, recurrent_activation(hard_sigmoid)>{}(sequence);
constexpr auto j = Concatenate<>{}(g, h);
constexpr auto y = Dense<2>{}(j);
using Net = Model<inputs(x), outputs(y, c)>;
}  // namespace steps

std::string model(const std::string& name) { return files::fixture("models/" + name); }

template <class Net> std::vector<float> weights_in(const std::string& name) {
  Net net{no_init};
  net.load(model(name));
  return {net.weight_data().begin(), net.weight_data().end()};
}
/// All three files have the same weights.
template <class Net> void loads(const std::string& name) {
  const std::vector<float> weights = weights_in<Net>(name + ".keras");
  CHECK(weights_in<Net>(name + ".h5") == weights);
  CHECK(weights_in<Net>(name + "_keras2.h5") == weights);
}
void agree(const xt::xarray<float>& expected, const float* y, std::size_t size) {
  REQUIRE(expected.size() == size);
  float largest = 0, error = 0;
  for (std::size_t i = 0; i < size; ++i) {
    largest = std::max(largest, std::abs(expected.flat(i)));
    error = std::max(error, std::abs(expected.flat(i) - y[i]));
  }
  CHECK(error < 1e-5f * largest);
}
/// What is saved loads again, and so does what was saved once, when Keras opened it.
template <class Net> void saves(const Net& net, const std::string& name) {
  const auto loads_from = [&](const std::string& path) {
    Net again{no_init};
    again.load(path);
    CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), again.weight_data().begin()));
  };
  for (const char* extension : {".keras", ".weights.h5", ".safetensors"}) {
    const files::scratch file("saved" + std::string(extension));
    net.save(file.str());
    loads_from(file.str());
  }
  loads_from(model("ikebana_" + name + ".keras"));
  loads_from(model("ikebana_" + name + ".weights.h5"));
}

TEST_CASE("a Sequential with options of every kind") {
  loads<Image>("image");
  Image net{no_init};
  net.load(model("image_trained.keras"));  // with an optimizer
  const xt::xtensor<float, 4> x = files::npy(model("image_x.npy"));
  const auto y = net(x);
  agree(files::npy(model("image_y.npy")), y.data(), y.size());
  saves(net, "image");
  CHECK(files::says(files::failure<Image>(model("image_bfloat16.safetensors")), "wants kernel (3, 2, 3, 4) of F32 (say converting); the file has (3, 2, 3, 4) of BF16"));
  Image half{no_init};
  half.load(model("image_bfloat16.safetensors"), converting);
  for (std::size_t i = 0; i < std::size_t(Image::parameter_count); ++i)
    CHECK(half.weight_data()[i] == Approx(net.weight_data()[i]).epsilon(0.01));
}

TEST_CASE("a graph with a shared layer, models inside, two outputs") {
  loads<graph::Net>("graph");
  graph::Net net{no_init};
  net.load(model("graph.keras"));
  const xt::xtensor<float, 2> left = files::npy(model("graph_x0.npy")), right = files::npy(model("graph_x1.npy"));
  const auto [y, w] = net(left, right);
  agree(files::npy(model("graph_y0.npy")), y.data(), y.size());
  agree(files::npy(model("graph_y1.npy")), w.data(), w.size());
  saves(net, "graph");
}

TEST_CASE("recurrent layers, with states as outputs") {
  loads<steps::Net>("steps");
  steps::Net net{no_init};
  net.load(model("steps.keras"));
  const xt::xtensor<float, 2> x = files::npy(model("steps_x.npy"));
  const auto [y, c] = net(x);
  agree(files::npy(model("steps_y0.npy")), y.data(), y.size());
  agree(files::npy(model("steps_y1.npy")), c.data(), c.size());
  saves(net, "steps");
}

TEST_CASE("bytes load as files do") {
  const std::string bytes = files::bytes_of(model("graph.keras"));
  graph::Net net{no_init};
  net.load(std::as_bytes(std::span(bytes)));
  CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), weights_in<graph::Net>("graph.keras").begin()));
}

TEST_CASE("one of several models, chosen by the file") {
  any_of<Sequential<Input<6>, Dense<4>>, graph::Net, steps::Net> net;
  CHECK(!net);
  net.load(model("steps.keras"));
  CHECK(net.index() == 2);
  net.load(model("graph.h5"));
  CHECK(net.index() == 1);
  std::size_t count = 0;
  net.visit([&](const auto& chosen) { count = chosen.weight_data().size(); });
  CHECK(count == std::size_t(graph::Net::parameter_count));
  try {
    net.load(model("image.keras"));
    FAIL("another model was loaded");
  } catch (const load_error& e) {
    files::says(e.what(), "none of the 3 models is the file's; the nearest is the ");
    CHECK(!e.differences.empty());
  }
  CHECK(net.index() == 1);
}

TEST_CASE("another architecture is refused, layer by layer, before its weights are looked at") {
  using Other = Sequential<Input<9, 8, 3>, Conv2D<4, kernel_size(3, 2), strides(2, 1), leaky_relu(0.1)>, BatchNormalization<>,
                           SeparableConv2D<5, 3, dilation_rate(2), padding::same, swish, use_bias(false)>, AveragePooling2D<2, strides(1)>, Dropout<rate(0.5)>, Flatten<>,
                           Dense<6, gelu(approximate)>, Dense<3, softmax>>;
  for (const char* file : {"image.keras", "image.h5", "image_keras2.h5"}) {
    const std::string text = files::failure<Other>(model(file));
    files::says(text, "layer 'conv2d' (Conv2D) wants padding=\"valid\"; the file has padding=\"same\"");
    files::says(text, "layer 'batch_normalization' (BatchNormalization) wants epsilon=0.001; the file has epsilon=0.01");
    files::says(text, "layer 'average_pooling2d' (AveragePooling2D) wants that class; the file has layer 'max_pooling2d' (MaxPooling2D) in its place");
    files::says(text, "layer 'dense' (Dense) wants activation={\"class_name\": \"gelu\"");
    CHECK(text.find("dropout") == text.npos);
  }
}

TEST_CASE("what Keras could not read is not saved") {
  const files::scratch file("wrong.keras");
  Sequential<Input<3>, Dense<4, gelu(approximate)>> net;
  CHECK_THROWS_AS(net.save(file.str()), save_error);
  CHECK_THROWS_AS(net.save(file.str() + ".txt"), save_error);
  CHECK(!std::filesystem::exists(file.str()));
}

// run by hand: test_saving "[.write]" writes the files that saved_models.py --check opens
TEST_CASE("writes what is committed", "[.write]") {
  const auto write = []<class Net>(Net net, const std::string& name) {
    net.load(model(name + ".keras"));
    net.save(model("ikebana_" + name + ".keras"));
    net.save(model("ikebana_" + name + ".weights.h5"));
  };
  write(Image{no_init}, "image");
  write(graph::Net{no_init}, "graph");
  write(steps::Net{no_init}, "steps");
}
}  // namespace saved_models
