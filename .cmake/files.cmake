# SPDX-License-Identifier: BSL-1.0
# The libraries under ikebana::saving, as the target ikebana_files; none where one is missing. Of the build and of the installed package.
find_package(HDF5 QUIET COMPONENTS C)
find_path(IKEBANA_ZIP_INCLUDE_DIR zip.h)
find_library(IKEBANA_ZIP_LIBRARY zip)
mark_as_advanced(IKEBANA_ZIP_INCLUDE_DIR IKEBANA_ZIP_LIBRARY)
if(HDF5_FOUND AND IKEBANA_ZIP_INCLUDE_DIR AND IKEBANA_ZIP_LIBRARY AND NOT TARGET ikebana_files)
  add_library(ikebana_files INTERFACE IMPORTED GLOBAL)
  target_link_libraries(ikebana_files INTERFACE ${HDF5_C_LIBRARIES} "${IKEBANA_ZIP_LIBRARY}")
  target_include_directories(ikebana_files SYSTEM INTERFACE ${HDF5_C_INCLUDE_DIRS} "${IKEBANA_ZIP_INCLUDE_DIR}")
  target_compile_definitions(ikebana_files INTERFACE ${HDF5_C_DEFINITIONS})
endif()
