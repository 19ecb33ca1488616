# SPDX-License-Identifier: BSL-1.0
# a folder's path in a file of its own: the others compile alike in every checkout, for ccache
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/oracle_folder.cpp" @ONLY
  CONTENT "extern const char* const oracle_folder;\nconst char* const oracle_folder = \"@CMAKE_CURRENT_SOURCE_DIR@/oracle\";\n")
target_sources(${test} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/oracle_folder.cpp")

# a file for each family whose data is there (the summaries' are tables: tests/visualization)
file(GLOB families CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/oracle/cases/*.f32")
foreach(path IN LISTS families)
  cmake_path(GET path STEM family)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/oracle/${family}.cpp")
  configure_file(oracle/family.cpp.in "${source}" @ONLY)
  target_sources(${test} PRIVATE "${source}")
endforeach()
set_target_properties(${test} PROPERTIES UNITY_BUILD_BATCH_SIZE 3)
