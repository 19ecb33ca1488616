// SPDX-License-Identifier: BSL-1.0
// The only file that includes Boost.Hana: heterogeneous values, such as a model's typed weights.
#pragma once
#include <boost/hana/for_each.hpp>
#include <boost/hana/fold_left.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

namespace ikebana {
namespace hana = boost::hana;
}
