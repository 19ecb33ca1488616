// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace category_encoding_test {
template <auto... Options> using Net = Sequential<Input<4>, CategoryEncoding<Options...>>;

static_assert(Net<6>::output_shape == shape<None, 6>{} && Net<num_tokens(6)>::output_shape == shape<None, 6>{} && Net<6>::parameter_count == 0);
static_assert(Net<6, output_mode::one_hot>::output_shape == shape<None, 4, 6>{} && Net<6, output_mode::count>::output_shape == shape<None, 6>{});
static_assert(Sequential<Input<1>, CategoryEncoding<6, output_mode::one_hot>>::output_shape == shape<None, 6>{});
static_assert(Sequential<Input<None>, CategoryEncoding<6>, Dense<2>>::parameter_count == 14);
static_assert(sound<Sequential<Input<3, 3>, CategoryEncoding<6>>>);

static_assert(why_not<Net<>> == "Layer 'category_encoding' (layer 1, CategoryEncoding): num_tokens must be set to use this layer. If the number of tokens is not known beforehand, use the "
                                "IntegerLookup layer instead.");
static_assert(why_not<Net<0>> == "Layer 'category_encoding' (layer 1, CategoryEncoding): `num_tokens` must be >= 1. Received: num_tokens=0.");
static_assert(why_not<Net<3, output_mode::int_>> == "Layer 'category_encoding' (layer 1, CategoryEncoding): unknown arg for output_mode: int");
static_assert(why_not<Sequential<Input<4, 3>, CategoryEncoding<6>>> ==
              "Layer 'category_encoding' (layer 1, CategoryEncoding): with output_mode=multi_hot, Keras declares (None, 4, 6), and computes another shape. Received: "
              "inputs.shape=(None, 4, 3). The usual mend: Flatten, or output_mode::one_hot");

constexpr auto ids = Input<4, name("ids")>{};
template <auto Weights, auto... Options> using Weighted = Model<inputs(ids, Weights), outputs(CategoryEncoding<6, Options...>{}(ids, Weights))>;
static_assert(Weighted<Input<4>{}, output_mode::count>::output_shape == shape<None, 6>{});
static_assert(why_not<Weighted<Input<4>{}>> == "Layer 'category_encoding' (layer 2, CategoryEncoding): `count_weights` is not used when `output_mode` is not `'count'`");
static_assert(why_not<Weighted<Input<3>{}, output_mode::count>> ==
              "Layer 'category_encoding' (layer 2, CategoryEncoding): `count_weights` must have the shape of the inputs. Received: inputs.shape=(None, 4), "
              "count_weights.shape=(None, 3), the output of layer 'input_layer'");
}  // namespace category_encoding_test

TEST_CASE("category_encoding: the laws") {
  check_laws<Sequential<Input<up_to(4)>, CategoryEncoding<6>>>({.ids = 7});
  check_laws<Sequential<Input<4>, CategoryEncoding<6, output_mode::one_hot>>>({.ids = 7});
}

TEST_CASE("category_encoding: by hand") {
  const xt::xtensor<float, 2> x{{1, 1.5f, 0, 1, -1, 3}};
  Sequential<Input<6>, CategoryEncoding<3, output_mode::count>> count;
  CHECK((count(x) == xt::xtensor<float, 2>{{1, 2, 0}}));
  Sequential<Input<6>, CategoryEncoding<3>> hot;
  CHECK((hot(x) == xt::xtensor<float, 2>{{1, 1, 0}}));
}
