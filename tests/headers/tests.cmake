# SPDX-License-Identifier: BSL-1.0
# The umbrella's lists are those of the folders; declare.hpp pulls in neither xsimd nor xtensor; no header is too long.
# That each header compiles alone is the target all_verify_interface_header_sets.
find_program(IKEBANA_BASH bash REQUIRED)
function(ikebana_header_test name)
  add_test(NAME ${IKEBANA_TEST_PREFIX}headers/${name} COMMAND "${IKEBANA_BASH}" ${ARGN})
  set_tests_properties(${IKEBANA_TEST_PREFIX}headers/${name} PROPERTIES LABELS headers)
endfunction()
ikebana_header_test(umbrella-is-up-to-date "${CMAKE_CURRENT_LIST_DIR}/umbrella.sh" --check)
ikebana_header_test(house-rules "${CMAKE_CURRENT_LIST_DIR}/rules.sh")
ikebana_header_test(declare-is-light "${CMAKE_CURRENT_LIST_DIR}/light.sh" "${CMAKE_CXX_COMPILER}" "${IKEBANA_FLAGS_FILE}")
