# SPDX-License-Identifier: BSL-1.0
# a folder's path in a file of its own: the others compile alike in every checkout, for ccache
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/oracle_folder.cpp" @ONLY
  CONTENT "extern const char* const oracle_folder;\nconst char* const oracle_folder = \"@CMAKE_CURRENT_SOURCE_DIR@/oracle\";\n")
target_sources(${test} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/oracle_folder.cpp")
# a file is a part of a family already; all of them in one would be too much for a compiler
set_target_properties(${test} PROPERTIES UNITY_BUILD OFF)
