# SPDX-License-Identifier: BSL-1.0
target_compile_definitions(${test} PRIVATE "IKEBANA_SAVING_DATA=\"${CMAKE_CURRENT_LIST_DIR}/data\"" "EXAMPLES_DATA=\"${PROJECT_SOURCE_DIR}/examples/data\"")
# two files: what reads files is most of each, and is then compiled once
set_target_properties(${test} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 5)
