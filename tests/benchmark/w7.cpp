// SPDX-License-Identifier: BSL-1.0
// W7: products of matrices.
#include "product.hpp"

int main(int argc, char** argv) {
  using bench::product;
  return bench::run(argc, argv,
                    {{"W7 sgemm 16", product<16, 16, 16>},
                     {"W7 sgemm 32", product<32, 32, 32>},
                     {"W7 sgemm 64", product<64, 64, 64>},
                     {"W7 sgemm 128", product<128, 128, 128>},
                     {"W7 sgemm 256", product<256, 256, 256>},
                     {"W7 sgemm 512", product<512, 512, 512>},
                     {"W7 sgemm 1024", product<1024, 1024, 1024>},
                     {"W7 gemv 512", product<1, 512, 512>}});
}
