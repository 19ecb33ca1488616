// SPDX-License-Identifier: BSL-1.0
// Translation units built for different instruction sets link, and each runs its own code.
#include <cmath>
#include <cstdio>
#include <cstring>

const char* baseline(float* y, unsigned* features);
const char* wide(float* y, unsigned* features);

int main() {
  float a[9], b[9], again[9];
  unsigned features_a, features_b;
  const char* name_a = baseline(a, &features_a);
  const char* name_b = wide(b, &features_b);
  baseline(again, &features_a);
  float difference = 0, sum = 0;
  for (int i = 0; i < 9; ++i) {
    difference = std::fmax(difference, std::fabs(a[i] - b[i]));
    sum += a[i];
  }
  std::printf("%s and %s: largest difference %g, sum %g\n", name_a, name_b, double(difference), double(sum));
  const bool own_code = std::strcmp(name_a, name_b) != 0 && features_a != features_b && std::memcmp(a, again, sizeof a) == 0;
  return own_code && difference < 1e-5f && std::fabs(sum - 3) < 1e-4f ? 0 : 1;  // three rows of probabilities
}
