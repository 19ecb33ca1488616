// SPDX-License-Identifier: BSL-1.0
// Everything to declare and run a model. Needs Boost.Hana, xtensor and xsimd.
#pragma once
#include <ikebana/core/diagnostics.hpp>
#include <ikebana/declare.hpp>
#include <ikebana/models/flush_denormals.hpp>
#include <ikebana/models/runtime.hpp>
