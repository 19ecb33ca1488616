# SPDX-License-Identifier: BSL-1.0
# Installs this build tree, then configures, builds and runs a stranger's project against what was installed.
add_test(NAME ${IKEBANA_TEST_PREFIX}install/consumer COMMAND ${CMAKE_COMMAND} "-DBUILD=${PROJECT_BINARY_DIR}" "-DSOURCE=${PROJECT_SOURCE_DIR}"
  "-DSCRATCH=${CMAKE_CURRENT_BINARY_DIR}/install" "-DCOMPILER=${CMAKE_CXX_COMPILER}" "-DGENERATOR=${CMAKE_GENERATOR}"
  "-DSAVING=${IKEBANA_HAS_SAVING}" -P "${CMAKE_CURRENT_LIST_DIR}/install.cmake")
set_tests_properties(${IKEBANA_TEST_PREFIX}install/consumer PROPERTIES LABELS install COST 10)
