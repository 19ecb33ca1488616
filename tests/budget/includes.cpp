// SPDX-License-Identifier: BSL-1.0
// What everything is measured against: the three dependencies, included and not used.
#include <boost/hana.hpp>
#include <xsimd/xsimd.hpp>
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xarray.hpp>
#include <xtensor/containers/xtensor.hpp>
#else
#include <xtensor/xarray.hpp>
#include <xtensor/xtensor.hpp>
#endif
int main() {}
