// SPDX-License-Identifier: BSL-1.0
// Every kernel, defined.
#pragma once
#include <ikebana/kernels/accurate.hpp>
#include <ikebana/kernels/convolve.hpp>
#include <ikebana/kernels/convolve_groups.hpp>
#include <ikebana/kernels/convolve_panels.hpp>
#include <ikebana/kernels/declared.hpp>
#include <ikebana/kernels/gather.hpp>
#include <ikebana/kernels/gemm.hpp>
#include <ikebana/kernels/gru.hpp>
#include <ikebana/kernels/lstm.hpp>
#include <ikebana/kernels/map.hpp>
#include <ikebana/kernels/math.hpp>
#include <ikebana/kernels/micro.hpp>
#include <ikebana/kernels/normalize.hpp>
#include <ikebana/kernels/packing.hpp>
#include <ikebana/kernels/pool.hpp>
#include <ikebana/kernels/recurrent.hpp>
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/simd.hpp>
#include <ikebana/kernels/simple_rnn.hpp>
#include <ikebana/kernels/softmax.hpp>
#include <ikebana/kernels/span.hpp>
#include <ikebana/kernels/taps.hpp>
#include <ikebana/kernels/transpose.hpp>
#include <ikebana/kernels/zip.hpp>
