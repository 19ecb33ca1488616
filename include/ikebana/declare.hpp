// SPDX-License-Identifier: BSL-1.0
// Shapes and checks alone: declares models without xtensor and xsimd. What runs is in <ikebana/ikebana.hpp>.
#pragma once
#include <ikebana/core/diagnostics.hpp>  // first, so that a refusal's "included from" is two lines
#include <ikebana/models/chain.hpp>

// layers: written by tests/headers/umbrella.sh
#include <ikebana/activations/relu.hpp>
#include <ikebana/activations/softmax.hpp>
#include <ikebana/layers/core/dense.hpp>
// end of layers
