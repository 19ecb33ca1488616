// SPDX-License-Identifier: BSL-1.0
// Where IKEBANA_SAVING_COMPILED is defined, what reads and writes files is declared alone, and defined in the one translation unit that includes
// saving/files/weights_file.hpp (CMake: ikebana::saving_compiled).
#pragma once
#ifdef IKEBANA_SAVING_COMPILED
#define IKEBANA_SAVING_INLINE
#else
#define IKEBANA_SAVING_INLINE inline
#endif
