# SPDX-License-Identifier: BSL-1.0
cmake_minimum_required(VERSION 3.25)
# cmake -DPROGRAM=file -DARGUMENT=folder [-DEXPECTED=file] -P expect.cmake
# runs an example; it must end well and print what EXPECTED holds, to the letter.
execute_process(COMMAND "${PROGRAM}" "${ARGUMENT}" OUTPUT_VARIABLE printed ERROR_VARIABLE complained RESULT_VARIABLE result)
if(NOT result STREQUAL "0")
  message("${printed}${complained}")
  message(FATAL_ERROR "${PROGRAM} ended with ${result}")
endif()
if(EXPECTED)
  file(READ "${EXPECTED}" expected)
  if(NOT printed STREQUAL expected)
    set(actual "${PROGRAM}.actual")
    file(WRITE "${actual}" "${printed}")
    execute_process(COMMAND diff -u "${EXPECTED}" "${actual}" OUTPUT_VARIABLE difference)
    message("${difference}")
    message(FATAL_ERROR "${PROGRAM} does not print what is expected")
  endif()
endif()
