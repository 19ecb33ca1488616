// SPDX-License-Identifier: BSL-1.0
#pragma once

// X11 defines a macro of this name. Inside the library the extent is spelled `unknown`; who includes X11 first writes that too.
#pragma push_macro("None")
#undef None
namespace ikebana {

/// The extent of an axis that only the call knows: the batch, unless it is fixed, and whatever else Keras shows as `None`.
/// An enumerator, so that every compiler prints `shape<None, 4>`.
enum unknown_extent : int { None = -1, unknown = -1 };

}  // namespace ikebana
#pragma pop_macro("None")

namespace ikebana {

/// An axis of any extent up to `bound`: printed and checked as `None`, planned for `bound`.
struct up_to {
  int bound;
  constexpr explicit up_to(int n) : bound{n} {}
};

}  // namespace ikebana
