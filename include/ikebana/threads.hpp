// SPDX-License-Identifier: BSL-1.0
// Opt-in: one call on several threads, which the caller makes and keeps. oneTBB's: <ikebana/threads/tbb_executor.hpp>.
#pragma once
#include <ikebana/ikebana.hpp>
#include <ikebana/threads/thread_pool.hpp>
#include <ikebana/threads/workspaces.hpp>
