# SPDX-License-Identifier: BSL-1.0
target_compile_definitions(${test} PRIVATE "IKEBANA_TEST_DATA=\"${CMAKE_CURRENT_SOURCE_DIR}\"")
# a file is a part of a family already; all of them in one would be too much for a compiler
set_target_properties(${test} PROPERTIES UNITY_BUILD OFF)
