// SPDX-License-Identifier: BSL-1.0
// Past what the sketches reached: columns that are no multiple of the lanes. Percent of the peak counts here.
#include "product.hpp"

int main(int argc, char** argv) {
  using bench::product;
  return bench::run(argc, argv,
                    {{"past gemm N = 10", product<33, 10, 128>}, {"past gemm N = 24", product<50, 24, 100>}, {"past gemm N = 100", product<37, 100, 61>}});
}
