// SPDX-License-Identifier: BSL-1.0
// Compares each layer of a model with Keras': layers model.keras examples.npz, compiled with MODEL, the header that ikebana-import wrote.
#include <ikebana/verify.hpp>

#include <cstdio>

#include MODEL

int main(int, char** argv) try {
  model::Net net{ikebana::no_init};
  net.load(argv[1]);
  const ikebana::verification found = ikebana::verify(net, argv[2]);
  std::printf("%s\n", found.str().c_str());
  return found ? 0 : 1;
} catch (const std::exception& e) {
  std::printf("%s\n", e.what());
  return 1;
}
