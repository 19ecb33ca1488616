# SPDX-License-Identifier: BSL-1.0
# It defines X11's macros, which must not reach the files that it would be merged with.
set_source_files_properties("${CMAKE_CURRENT_LIST_DIR}/x11_test.cpp" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
