# SPDX-License-Identifier: BSL-1.0
target_compile_definitions(${test} PRIVATE "IKEBANA_TEST_DATA=\"${CMAKE_CURRENT_SOURCE_DIR}/data\"")
