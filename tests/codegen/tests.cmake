# SPDX-License-Identifier: BSL-1.0
find_program(IKEBANA_BASH bash REQUIRED)
add_test(NAME ${IKEBANA_TEST_PREFIX}codegen/kernels COMMAND "${IKEBANA_BASH}" "${CMAKE_CURRENT_LIST_DIR}/codegen.sh" --check "${CMAKE_CXX_COMPILER}"
  "${IKEBANA_FLAGS_FILE}")
set_tests_properties(${IKEBANA_TEST_PREFIX}codegen/kernels PROPERTIES LABELS codegen SKIP_RETURN_CODE 77 COST 60)
