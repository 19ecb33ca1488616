# SPDX-License-Identifier: BSL-1.0
# ikebana::saving_compiled: ikebana::saving, with what reads and writes files compiled once instead of into every program that loads a model.
# A library of the project that uses it, so that it has that project's flags. Of the build and of the installed package.
if(NOT TARGET ikebana_saving_compiled)
  file(CONFIGURE OUTPUT ikebana_saving.cpp CONTENT "#include <ikebana/saving/files/weights_file.hpp>\n")
  add_library(ikebana_saving_compiled STATIC EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/ikebana_saving.cpp")
  add_library(ikebana::saving_compiled ALIAS ikebana_saving_compiled)
  target_link_libraries(ikebana_saving_compiled PUBLIC ikebana::saving)
  target_compile_definitions(ikebana_saving_compiled PUBLIC IKEBANA_SAVING_COMPILED)
endif()
