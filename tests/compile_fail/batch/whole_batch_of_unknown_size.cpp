// SPDX-License-Identifier: BSL-1.0
// A Lambda must see the whole batch at once, and nothing says how large it can be. Shapes and checks are fine; the call is not.
//
// mend: `batch_size(n)` or `batch_size(up_to(n))` in the Input.
//
// error: at_layer<1, Lambda<
// error: named_layer<fixed_string<6>{"lambda"}>
// error: because<fixed_string<32>{"the whole batch, of unknown size"}>
// error: gets<shape<None, 3>>
// error: mend<fixed_string<26>{"batch_size(n) in the Input"}>
// sentence: Layer 'lambda' (layer 1, Lambda) must see the whole batch at once, and the batch of (None, 3) is neither fixed nor bounded. The usual mend: batch_size(n) in the Input
#include <ikebana/ikebana.hpp>
using namespace ikebana;

struct identity {
  template <class In, class Out> void operator()(const In& x, const Out& y) const {
    for (int i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i];
  }
};
inline constexpr identity copied{};

#ifdef REFUSED
using Net = Sequential<Input<3>, Lambda<copied, whole_batch>>;
#else
using Net = Sequential<Input<3, batch_size(up_to(64))>, Lambda<copied, whole_batch>>;
#endif

int main() { 
  Net net;
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  return net(x).size() == 24 ? 0 : 1;
 }
