# SPDX-License-Identifier: BSL-1.0
# One test a case: refusals/<area>/<case>, and refusals-c++26/<area>/<case> where the compiler can print a computed sentence.
file(GLOB cases CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/*/*.cpp")
list(FILTER cases EXCLUDE REGEX "/self/[^/]*$")
set(expect "${CMAKE_CURRENT_LIST_DIR}/expect.cmake")

function(ikebana_refusal name case standard)
  add_test(NAME ${IKEBANA_TEST_PREFIX}${name} COMMAND ${CMAKE_COMMAND} "-DCASE=${case}" "-DCOMPILER=${CMAKE_CXX_COMPILER}"
    "-DFLAGS=${IKEBANA_FLAGS_FILE}" -DSTANDARD=${standard} -P "${expect}")
  set_tests_properties(${IKEBANA_TEST_PREFIX}${name} PROPERTIES LABELS refusals)
endfunction()

foreach(case IN LISTS cases)
  cmake_path(RELATIVE_PATH case BASE_DIRECTORY "${CMAKE_CURRENT_LIST_DIR}" OUTPUT_VARIABLE name)
  cmake_path(REMOVE_EXTENSION name)
  ikebana_refusal(refusals/${name} "${case}" 20)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 17)
    ikebana_refusal(refusals-c++26/${name} "${case}" 26)
  endif()
endforeach()

# The harness against itself: each of these is wrong in one way, and must be found wrong for that reason.
function(ikebana_harness case complaint)
  ikebana_refusal(harness/${case} "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/self/${case}.cpp" 20)
  set_tests_properties(${IKEBANA_TEST_PREFIX}harness/${case} PROPERTIES PASS_REGULAR_EXPRESSION "${complaint}")
endfunction()
ikebana_refusal(harness/sound "${CMAKE_CURRENT_LIST_DIR}/self/sound.cpp" 20)
ikebana_harness(compiles "it compiles\n1 error is promised, there are 0")
ikebana_harness(two_errors "1 error is promised, there are 2")
ikebana_harness(wrong_promise "not found: answer<42; .0.>")
ikebana_harness(wrong_control "error: .*the control, without REFUSED, does not compile in silence")
ikebana_harness(loud_control "warning: .*the control, without REFUSED, does not compile in silence")
ikebana_harness(too_long "at most 10 lines are allowed, there are [0-9]+")
ikebana_harness(no_promise "it promises no text")
ikebana_harness(unknown_promise "not a promise that this harness knows")

find_program(IKEBANA_BASH bash REQUIRED)
if("errors" IN_LIST IKEBANA_TEST_KINDS)
  add_test(NAME ${IKEBANA_TEST_PREFIX}docs/errors.md-is-up-to-date
    COMMAND "${IKEBANA_BASH}" "${CMAKE_CURRENT_LIST_DIR}/errors.sh" --check "${IKEBANA_FLAGS_FILE}")
  set_tests_properties(${IKEBANA_TEST_PREFIX}docs/errors.md-is-up-to-date PROPERTIES LABELS docs SKIP_RETURN_CODE 77 PROCESSORS 2)
endif()
