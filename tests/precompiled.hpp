// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"

#include <array>
#include <boost/hana.hpp>
#include <cmath>
#include <ikebana/models/xtensor.hpp>
#include <string>
#include <vector>
#include <xsimd/xsimd.hpp>
