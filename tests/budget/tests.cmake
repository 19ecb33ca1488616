# SPDX-License-Identifier: BSL-1.0
find_program(IKEBANA_BASH bash REQUIRED)
add_test(NAME ${IKEBANA_TEST_PREFIX}budget/compile-time COMMAND "${IKEBANA_BASH}" "${CMAKE_CURRENT_LIST_DIR}/budget.sh" "${CMAKE_CXX_COMPILER}"
  "${IKEBANA_FLAGS_FILE}" "${CMAKE_CURRENT_BINARY_DIR}/budget")
set_tests_properties(${IKEBANA_TEST_PREFIX}budget/compile-time PROPERTIES LABELS budget RUN_SERIAL TRUE)
