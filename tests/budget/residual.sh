#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Prints a program that declares a residual graph of 99 nodes: an input, a stem, 32 blocks of three nodes (two Dense and
# an Add), a head. Each call stands in a line of its own, as a person would write it: that is what makes two calls two layers.
echo '#include <ikebana/declare.hpp>'
echo 'using namespace ikebana;'
echo 'constexpr auto x = Input<16>{};'
echo 'constexpr auto h0 = Dense<32, relu>{}(x);'
for ((i = 0; i < 32; ++i)); do
  echo "constexpr auto a$i = Dense<32, relu>{}(h$i);"
  echo "constexpr auto b$i = Dense<32>{}(a$i);"
  echo "constexpr auto h$((i + 1)) = Add<>{}(b$i, h$i);"
done
echo 'constexpr auto y = Dense<10>{}(h32);'
echo 'using Net = Model<inputs(x), outputs(y)>;'
echo 'static_assert(Net::output_shape == shape<None, 10>{});'
echo "static_assert(Net::parameter_count == (16 + 1) * 32 + 64 * (32 + 1) * 32 + (32 + 1) * 10);"
echo 'int main() {}'
