// SPDX-License-Identifier: BSL-1.0
// A layer that does not fit what comes before it is refused by the compiler. Here the refusals are asked for, so that the program compiles.
#include <cmath>
#include <iostream>

#include <ikebana/declare.hpp>

using namespace ikebana;

using Wrong = Sequential<Input<3>, Dense<4, relu>, Dense<4, input_dim(3)>, Dense<1>>;
using Picture = Sequential<Input<3, 50, 50, channels_first>, Conv2D<8, 3>>;
using Flat = Sequential<Input<28, 28>, Flatten<>, Conv2D<8, 3>>;

// A strict chain sizes no weights by inference: each layer with weights says what it takes.
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> Activation<relu>{} >> Dense<1, input_dim(4)>{};
static_assert(sound<Model<links>>);

int main() {
  static_assert(!sound<Wrong>);
  std::cout << why_not<Wrong> << "\n\n" << why_not<Picture> << "\n\n" << why_not<Flat> << '\n';

  // Wrong net;   // using it is one error, which says:
  //
  // refusal<at_layer<2, Dense<4, input_dim{3}>>, named_layer<"dense_1">, because<"an axis of the input">,
  //         takes<shape<None, 3>>, gets<shape<None, 4>>, from_layer<"dense">>
  //
  // constexpr auto refused = Input<3>{} >> Dense<4>{};   // says nothing of what it takes
}
