# SPDX-License-Identifier: BSL-1.0
# The umbrella's lists are those of the folders; declare.hpp pulls in neither xsimd nor xtensor; no header is too long; each layer is one.
# That each header compiles alone is the target all_verify_interface_header_sets.
find_program(IKEBANA_BASH bash REQUIRED)
function(ikebana_header_test name)
  add_test(NAME ${IKEBANA_TEST_PREFIX}headers/${name} COMMAND "${IKEBANA_BASH}" ${ARGN})
  set_tests_properties(${IKEBANA_TEST_PREFIX}headers/${name} PROPERTIES LABELS headers)
endfunction()
ikebana_header_test(umbrella-is-up-to-date "${CMAKE_CURRENT_LIST_DIR}/umbrella.sh" --check)
ikebana_header_test(house-rules "${CMAKE_CURRENT_LIST_DIR}/rules.sh")
ikebana_header_test(declare-is-light "${CMAKE_CURRENT_LIST_DIR}/light.sh" "${CMAKE_CXX_COMPILER}" "${IKEBANA_FLAGS_FILE}")
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/headers/written_layers.cpp" "#include <ikebana/declare.hpp>\n")
add_test(NAME ${IKEBANA_TEST_PREFIX}headers/layers-are-layers COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 -DIKEBANA_CHECK_LAYERS -fsyntax-only
  "@${IKEBANA_FLAGS_FILE}" "${CMAKE_CURRENT_BINARY_DIR}/headers/written_layers.cpp")
set_tests_properties(${IKEBANA_TEST_PREFIX}headers/layers-are-layers PROPERTIES LABELS headers)
