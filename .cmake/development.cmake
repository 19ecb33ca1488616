# SPDX-License-Identifier: BSL-1.0
# For this project's own programs alone: strict warnings, ccache, and the flags that a compiler called by hand needs.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release is what the kernels are for" FORCE)
endif()
set(IKEBANA_OPTIMIZE "-O2" CACHE STRING "How a Release build of the tests and examples is optimised; assertions stay on")
set(CMAKE_CXX_FLAGS_RELEASE "${IKEBANA_OPTIMIZE}")
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Before the warnings: they are for our own code
option(IKEBANA_TESTS "Build the tests" ON)
if(IKEBANA_TESTS)
  FetchContent_Declare(Catch2 GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1 FIND_PACKAGE_ARGS CONFIG)
  FetchContent_MakeAvailable(Catch2)
  ikebana_require(Catch2::Catch2WithMain catch2 Catch2)
  if(NOT Catch2_FOUND)
    set_target_properties(Catch2 Catch2WithMain PROPERTIES SYSTEM TRUE)
  endif()
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ reports these (the last from 13 on) inside xtensor and inside its own intrinsics' headers, as seen through inlined code, where
  # the mark of a system header is lost; ours are found by clang and by the sanitizers
  add_compile_options(-Wno-array-bounds -Wno-maybe-uninitialized -Wno-stringop-overflow)
  # collecting garbage in less memory than this, in KB, is a tenth of the compiler's time
  cmake_host_system_information(RESULT memory QUERY TOTAL_PHYSICAL_MEMORY)
  add_compile_options("SHELL:--param ggc-min-heapsize=$<IF:$<VERSION_LESS:${memory},8000>,524288,2097152>")
endif()

find_program(IKEBANA_CCACHE ccache)
if(IKEBANA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # relative paths: another checkout of the same files finds what this one compiled
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${IKEBANA_CCACHE}")
endif()

# What a test that calls the compiler itself gives it: the include paths of ikebana::ikebana and of what it stands on.
set(IKEBANA_FLAGS_FILE "${CMAKE_BINARY_DIR}/ikebana.flags")
set(paths "")
foreach(target IN ITEMS xtl xsimd xtensor ${hana_target})
  get_target_property(folders ${target} INTERFACE_INCLUDE_DIRECTORIES)
  list(APPEND paths ${folders})
endforeach()
list(REMOVE_ITEM paths /usr/include)
list(REMOVE_DUPLICATES paths)
file(GENERATE OUTPUT "${IKEBANA_FLAGS_FILE}" CONTENT
  "-I\"${PROJECT_SOURCE_DIR}/include\"\n$<$<BOOL:${paths}>:-isystem\"$<JOIN:${paths},\"\n-isystem\">\"\n>")
